package dev.smi.codegen;

import dev.smi.hls.Target;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FlowControl;
import dev.smi.model.Program;
import dev.smi.model.Rank;

/**
 * What the generated transport layer is made for.
 *
 * @param target the hardware compiler
 * @param cables cables of an FPGA, each with its own pair of communication kernels; 1 to {@link #MAX_CABLES}
 * @param readLimit packets that a communication kernel takes from one input before it looks at the next; at least 1
 * @param maxRanks ranks that the routing tables have room for, 1 to 256
 * @param flowControl credits or eager
 * @param collectives who passes elements of collectives on to whom
 */
public record CodegenOptions(
        Target target, int cables, int readLimit, int maxRanks, FlowControl flowControl, CollectiveScheme collectives) {

    /** Cables of the boards that SMI was first made for. */
    public static final int DEFAULT_CABLES = 4;

    /** What the one-byte routing codes have room for beside the hardware ports. */
    public static final int MAX_CABLES = 32;

    /** What a program gets that asks for nothing. */
    public static final CodegenOptions DEFAULT = new CodegenOptions(
            Target.INTEL_OPENCL,
            DEFAULT_CABLES,
            Program.DEFAULT_CONSECUTIVE_READS,
            Program.DEFAULT_MAX_RANKS,
            FlowControl.CREDITS,
            CollectiveScheme.LINEAR);

    /** @throws IllegalArgumentException if a number is out of range */
    public CodegenOptions {
        requireRange("cables", cables, 1, MAX_CABLES);
        requireRange("read limit", readLimit, 1, Integer.MAX_VALUE);
        requireRange("maximum number of ranks", maxRanks, 1, Rank.MAX_ADDRESSABLE);
    }

    private static void requireRange(String what, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(what + " " + value + " is not within " + min + ".." + max);
        }
    }
}
