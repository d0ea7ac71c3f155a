package dev.smi.hls;

/**
 * A FIFO that a communication kernel reads.
 *
 * @param index the input's place in the kernel's round, from 0
 */
public record KernelInput(int index, String fifo) {}
