package dev.smi.run;

import dev.smi.emulator.CableTraffic;
import dev.smi.emulator.RunOutcome;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.topology.Topology;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What a launch file's run gave.
 *
 * @param topology the cluster
 * @param algorithm how its routes were found
 * @param deviceSources the generated device code of each program
 * @param steps the steps that ran, in order; the last one is the one that failed, if one did
 */
public record RunReport(Topology topology, String algorithm, List<Path> deviceSources, List<StepReport> steps) {

    public RunReport {
        deviceSources = List.copyOf(deviceSources);
        steps = List.copyOf(steps);
    }

    /**
     * One step.
     *
     * @param position where the launch file describes it, or starts the kernel that failed
     * @param kernels kernels that were started, one per rank
     * @param time from the first kernel's start to the last packet's arrival
     * @param outcome how it ended
     * @param turns how often a kernel got its turn, those of the transport layer included
     * @param traffic what went over the cables during the step
     * @param checks what was expected, if the step completed
     * @param files what it saved, if it completed
     */
    public record StepReport(
            SourcePosition position,
            int kernels,
            Duration time,
            long turns,
            RunOutcome outcome,
            List<CableTraffic> traffic,
            List<Check> checks,
            List<Path> files) {

        public StepReport {
            traffic = List.copyOf(traffic);
            checks = List.copyOf(checks);
            files = List.copyOf(files);
        }

        /** Whether all kernels returned and everything that was expected was found. */
        public boolean isPassed() {
            return outcome instanceof RunOutcome.Completed && checks.stream().allMatch(Check::isPassed);
        }
    }

    /**
     * One expectation, on one rank.
     *
     * @param position where the launch file states it
     * @param checked elements that were compared
     * @param missed elements that were not as expected
     * @param examples the first of those
     */
    public record Check(
            SourcePosition position, Rank rank, String buffer, int checked, int missed, List<Mismatch> examples) {

        public Check {
            examples = List.copyOf(examples);
        }

        /** Whether all elements were as expected. */
        public boolean isPassed() {
            return missed == 0;
        }
    }

    /** An element that is not as expected. */
    public record Mismatch(int index, Number expected, Number found) {}

    /** The same with another end of the last step. */
    public RunReport with(RunOutcome outcome) {
        List<StepReport> changed = new ArrayList<>(steps);
        StepReport last = changed.removeLast();
        changed.add(new StepReport(
                last.position(),
                last.kernels(),
                last.time(),
                last.turns(),
                outcome,
                last.traffic(),
                last.checks(),
                last.files()));
        return new RunReport(topology, algorithm, deviceSources, changed);
    }

    /** Whether every step passed. */
    public boolean isPassed() {
        return steps.stream().allMatch(StepReport::isPassed);
    }
}
