package dev.smi.codegen.frontend.java.ir;

import dev.smi.model.diagnostic.SourcePosition;

/**
 * A FIFO between two kernels of one FPGA: {@code static final Fifo.OfInt ROWS = Fifo.ofInt(16)}.
 *
 * @param owner simple name of the class that declares it
 * @param depth elements it has room for, at least 1
 */
public record OnChipFifo(String owner, String name, Scalar element, int depth, SourcePosition position) {}
