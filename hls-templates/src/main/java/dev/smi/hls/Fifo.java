package dev.smi.hls;

import java.util.Optional;

/**
 * One FIFO of packets.
 *
 * @param depth packets it holds
 * @param io the board's name for it if it is one direction of a cable
 */
public record Fifo(String name, int depth, Optional<String> io) implements HlsUnit {}
