package dev.smi.run;

import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;

/**
 * What kernels print, kept until it is known whether somebody wants it; the beginning, if it is much. For one thread.
 */
final class KeptOutput implements Printer {

    /** What keeping a text takes besides its characters. */
    private static final int OVERHEAD = 64;

    private final long most;
    private final List<Printed> kept = new ArrayList<>();
    private long bytes;
    private long leftOut;

    /** What a kernel printed. */
    private record Printed(Rank rank, String kernel, String text) {}

    /** @param most bytes that are kept, about */
    KeptOutput(long most) {
        this.most = most;
    }

    @Override
    public void print(Rank rank, String kernel, String text) {
        bytes += OVERHEAD + text.length();
        if (bytes > most) {
            leftOut++;
        } else {
            kept.add(new Printed(rank, kernel, text));
        }
    }

    /** Prints what was kept. */
    void printTo(Printer printer) {
        kept.forEach(p -> printer.print(p.rank(), p.kernel(), p.text()));
    }

    /** How often a kernel printed something that was not kept, as there was too much. */
    long leftOut() {
        return leftOut;
    }
}
