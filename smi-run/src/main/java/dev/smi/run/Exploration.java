package dev.smi.run;

import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.FabricOptions;
import java.util.Optional;

/** Runs a launch file in one order of its kernels after the other, until it fails in one. For one thread. */
public final class Exploration {

    /** Bytes of what kernels print in a try; most tries are forgotten. */
    private static final long MOST_OUTPUT = 16 << 20;

    private final LaunchRunner runner;

    /** An exploration of what this runner runs. */
    public Exploration(LaunchRunner runner) {
        this.runner = runner;
    }

    /** Is told before every try. */
    @FunctionalInterface
    public interface Progress {
        /**
         * A try begins.
         *
         * @param number its number, from 1
         */
        void begins(long number, long seed);
    }

    /**
     * What was found.
     *
     * @param report that of the try that failed, or of the last one if all passed
     * @param seed its seed
     * @param tries how many there were
     * @param leftOut how often a kernel of this try printed something that is left out, as it had printed so much
     */
    public record Found(RunReport report, long seed, long tries, long leftOut) {}

    /**
     * Tries seeds one after the other. Programs are compiled once; every try has new FPGAs and buffers.
     *
     * @param first the first seed
     * @param most how many there are to try, at least 1
     * @param printer takes what kernels print in the try that is reported; the first 16 MiB of it
     */
    public Found explore(long first, long most, Printer printer, Progress progress) {
        long number = 0;
        while (true) {
            long seed = first + number++;
            progress.begins(number, seed);
            KeptOutput printed = new KeptOutput(MOST_OUTPUT);
            RunReport report = runner.run(printed, new FabricOptions(seed, Optional.empty()));
            if (!report.isPassed() || number == most) {
                printed.printTo(printer);
                return new Found(report, seed, number, printed.leftOut());
            }
        }
    }
}
