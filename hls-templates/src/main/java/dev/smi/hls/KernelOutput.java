package dev.smi.hls;

/**
 * A FIFO that a communication kernel writes.
 *
 * @param code the routing code that leads there
 */
public record KernelOutput(int code, String fifo) {}
