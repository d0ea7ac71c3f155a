package dev.smi.run.advice;

import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.observe.Snapshot;
import java.util.Optional;

/** Runs what is in a deadlock with other settings. For one thread. */
@FunctionalInterface
interface Experiment {

    /**
     * Tries settings; the same ones are tried once.
     *
     * @throws Budget.SpentException if there is no time left
     */
    Result run(Settings settings);

    /** Whether these settings end the deadlock. */
    default boolean resolves(Settings settings) {
        return run(settings) instanceof Result.Resolved;
    }

    /** How a trial ended. */
    sealed interface Result {
        /**
         * The step did end.
         *
         * @param counters how full FIFOs were, if they were observed
         * @param missed what was not as expected then
         */
        record Resolved(Optional<Snapshot> counters, Optional<String> missed) implements Result {}

        /** It is in a deadlock again. */
        record Stuck(WaitReport report) implements Result {}

        /**
         * Something else is wrong with these settings.
         *
         * @param what for people
         */
        record Other(String what) implements Result {}
    }
}
