package dev.smi.emulator.machine;

/**
 * What a running kernel can ask of the emulator. One implementation only, so that the JVM can inline its calls. FIFOs
 * are named by the number that {@link #channel} gave them; elements are copied from and to the FPGA's memory.
 */
public interface KernelHost {

    /**
     * Registers a channel of the program; called before any kernel runs.
     *
     * @param name the channel's name
     * @param index its place in an array of channels, -1 if it is in none
     * @param elementBytes size of an element
     * @param depth elements that the FIFO holds
     * @param io the board's name for one direction of a cable, empty for a channel within the FPGA
     * @return the FIFO's number on this FPGA
     */
    int channel(String name, int index, int elementBytes, int depth, String io);

    /** Takes an element, waiting until there is one. */
    void read(int fifo, int address);

    /** Puts an element, waiting until there is room. */
    void write(int fifo, int address);

    /** Takes an element if there is one. */
    boolean readNonBlocking(int fifo, int address);

    /** Puts an element if there is room. */
    boolean writeNonBlocking(int fifo, int address);

    /** The kernel opened a channel to another rank. */
    void opened(String operation, int port, int peer, int count);

    /**
     * The kernel is about to do something that can wait or fail; only called if its program was compiled with marks.
     *
     * @param place where, by the number that the compiler gave it; 0 if that is not known any more
     */
    void at(int place);

    /** The kernel prints. */
    void print(String text);
}
