package dev.smi.hls;

/** The kernel that reads a stream from memory. */
public record ArrowReader(ArrowStream stream) implements HlsUnit {}
