package dev.smi.run;

import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Runs a launch file in one order of its kernels after the other, until it fails in one. For one thread. */
public final class Exploration {

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
     */
    public record Found(RunReport report, long seed, long tries) {}

    /** What a kernel printed. */
    private record Printed(Rank rank, String kernel, String text) {}

    /**
     * Tries seeds one after the other. Programs are compiled once; every try has new FPGAs and buffers.
     *
     * @param first the first seed
     * @param most how many there are to try, at least 1
     * @param printer takes what kernels print in the try that is reported
     */
    public Found explore(long first, long most, Printer printer, Progress progress) {
        long number = 0;
        while (true) {
            long seed = first + number++;
            progress.begins(number, seed);
            List<Printed> printed = new ArrayList<>();
            RunReport report = runner.run(
                    (rank, kernel, text) -> printed.add(new Printed(rank, kernel, text)),
                    new FabricOptions(seed, Optional.empty()));
            if (!report.isPassed() || number == most) {
                printed.forEach(p -> printer.print(p.rank(), p.kernel(), p.text()));
                return new Found(report, seed, number);
            }
        }
    }
}
