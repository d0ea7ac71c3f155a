package dev.smi.hls;

/** The kernel that writes a stream to memory. */
public record ArrowWriter(ArrowStream stream) implements HlsUnit {}
