package dev.smi.apps.bnn.kernel;

/** A way to run the inner loops. Stateless; nothing is allocated by any of them. */
public interface Kernel {

    /** The fastest one that this JVM has. */
    static Kernel fastest() {
        return hasVectors() ? new VectorKernel() : new PlainKernel();
    }

    /** The one that every JVM has. */
    static Kernel plain() {
        return new PlainKernel();
    }

    /** Whether the module of the Vector API is there: {@code --add-modules jdk.incubator.vector}. */
    static boolean hasVectors() {
        return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    }

    /** For people: which instructions it uses. */
    String description();

    /** See {@link PackedLayer#run}. */
    void binary(BinaryLayer layer, long[] in, int first, int outputs, long[] out, int outFirst);

    /** See {@link PackedLayer#run}. */
    void ternary(TernaryLayer layer, long[] in, int first, int outputs, long[] out, int outFirst);

    /**
     * All sums of lines, each once added and once subtracted: line i is added in those whose number has bit i.
     *
     * @param in lines of {@link InputLayer#WIDTH}
     * @param lines where each of them begins
     * @param from the first of them
     * @param count how many of them, so that there are 2 to the power of count sums
     * @param sums takes them, {@code WIDTH} each
     * @param first where
     */
    void signedSums(short[] in, int[] lines, int from, int count, short[] sums, int first);

    /**
     * Adds up lines for each row, and compares.
     *
     * @param layer which lines, and what they are compared with
     * @param bias a line to start with
     * @param slot which of the picture's lines in use is the first one of the window
     * @param masks takes, for each limit and row, a bit for each of the line's elements: whether it is above
     */
    void above(InputLayer layer, short[] sums, int bias, int slot, long[] masks);
}
