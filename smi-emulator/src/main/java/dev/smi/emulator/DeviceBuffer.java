package dev.smi.emulator;

import dev.smi.model.Rank;

/**
 * Memory of one FPGA.
 *
 * @param rank the FPGA
 * @param address where it begins
 * @param bytes its size
 */
public record DeviceBuffer(Rank rank, int address, long bytes) {}
