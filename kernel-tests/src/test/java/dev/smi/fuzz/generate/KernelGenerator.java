package dev.smi.fuzz.generate;

/** Makes random programs. The same seed and number always give the same one. */
public final class KernelGenerator {

    private KernelGenerator() {}

    /**
     * A program of one kernel on one rank.
     *
     * @param number makes its names differ from those of others
     */
    public static RandomProgram plain(long seed, int number) {
        return PlainKernel.of(seed, number);
    }

    /** A program of two kernels with FIFOs between them, on one rank. */
    public static RandomProgram fifos(long seed, int number) {
        return FifoKernels.of(seed, number);
    }

    /**
     * A program of one kernel on several ranks that exchange messages.
     *
     * @param firstPort it uses ports from here on
     */
    public static RandomProgram channels(long seed, int number, int ranks, int firstPort) {
        return ChannelKernel.of(seed, number, ranks, firstPort);
    }
}
