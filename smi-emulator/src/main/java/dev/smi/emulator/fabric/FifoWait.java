package dev.smi.emulator.fabric;

/**
 * What a kernel waits for.
 *
 * @param ring the FIFO
 * @param forRoom whether it waits for room, to write; otherwise for an element, to read
 * @param isPolling whether the kernel polls, and would go on by any other FIFO that it polls
 */
public record FifoWait(Ring ring, boolean forRoom, boolean isPolling) {}
