package dev.smi.run.advice;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.compile.CompileVariant;
import dev.smi.emulator.compile.CompileVariant.Marks;
import dev.smi.emulator.compile.ProgramOrigins.DeclaredChannel;
import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.run.LaunchRunner;
import dev.smi.run.RunReport;
import dev.smi.run.RunVariant;
import dev.smi.run.advice.Advice.Change;
import dev.smi.run.advice.Search.Found;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.IntConsumer;

/** Finds out more about a run that ended badly, by running it again: runs are deterministic. For one thread. */
public final class Advisor {

    private final LaunchRunner runner;
    private final long seed;
    private final Budget budget;
    private final IntConsumer progress;

    /**
     * An advisor.
     *
     * @param runner what was run
     * @param seed the seed that it was run with
     * @param time how long everything may take
     * @param progress is told the number of each trial before it begins
     */
    public Advisor(LaunchRunner runner, long seed, Duration time, IntConsumer progress) {
        this.runner = runner;
        this.seed = seed;
        this.budget = new Budget(time);
        this.progress = progress;
    }

    /**
     * What was found out.
     *
     * @param report the run's report, with source lines where they could be found
     * @param advice what to do, if it was a deadlock; or why nothing was found out
     */
    public record Advised(RunReport report, Optional<Advice> advice) {}

    /**
     * Looks into a report; one that is neither of a deadlock nor of a fault stays as it is. Whatever goes wrong
     * meanwhile, the report is there.
     */
    public Advised advise(RunReport report) {
        try {
            return switch (report.steps().getLast().outcome()) {
                case RunOutcome.Deadlock deadlock -> deadlock(report, deadlock.report());
                case RunOutcome.Failed failed -> failed(report, failed);
                case RunOutcome.Completed _, RunOutcome.DeadlinePassed _ -> new Advised(report, Optional.empty());
            };
        } catch (RuntimeException | OutOfMemoryError e) {
            return new Advised(report, Optional.of(broken(e)));
        }
    }

    private Advice broken(Throwable fault) {
        return nothing("looking for it ended with: " + fault, false);
    }

    private Advice nothing(String reason, boolean isCut) {
        return new Advice(DeadlockKind.UNKNOWN, List.of(), List.of(reason), budget.trials(), isCut);
    }

    private Advised failed(RunReport report, RunOutcome.Failed failed) {
        LaunchRunner marked = marked(Marks.FAULTS);
        RunOutcome again = again(marked, report);
        if (again instanceof RunOutcome.Failed second
                && second.rank().equals(failed.rank())
                && second.kernel().equals(failed.kernel())) {
            SourceNames names = new SourceNames(runner.launchFile().programs());
            String program = marked.programOfRank().get(failed.rank().value());
            RunOutcome located = new RunOutcome.Failed(
                    failed.rank(),
                    failed.kernel(),
                    failed.message(),
                    second.place().map(place -> names.position(program, place)));
            return new Advised(report.with(located), Optional.empty());
        }
        return new Advised(report, Optional.of(otherWay(again)));
    }

    private Advised deadlock(RunReport report, WaitReport waits) {
        LaunchRunner marked = marked(Marks.WAITS);
        RunOutcome again = again(marked, report);
        if (!(again instanceof RunOutcome.Deadlock(WaitReport located)) || !located.isSame(waits)) {
            return new Advised(report, Optional.of(otherWay(again)));
        }
        Sources sources = Sources.of(marked);
        WaitReport named = located.map(wait -> named(wait, sources));
        return new Advised(
                report.with(new RunOutcome.Deadlock(named)),
                Optional.of(guarded(report.steps().size(), named, sources)));
    }

    /** A run with lines noted did not tell what was asked. */
    private Advice otherWay(RunOutcome again) {
        return again instanceof RunOutcome.DeadlinePassed
                ? nothing("the run with lines noted did not get as far", true)
                : nothing("the run with lines noted took another way", false);
    }

    private static KernelWait named(KernelWait wait, Sources sources) {
        return wait.at(wait.place().map(place -> sources.names().position(sources.program(wait.rank()), place)));
    }

    private LaunchRunner marked(Marks marks) {
        return runner.with(new RunVariant(Map.of(), CompileVariant.marked(marks)));
    }

    private RunOutcome again(LaunchRunner marked, RunReport report) {
        marked.compile();
        RunReport again = marked.run(
                (_, _, _) -> {},
                new FabricOptions(seed, Optional.empty()),
                report.steps().size(),
                budget.left());
        return again.steps().getLast().outcome();
    }

    /** The lines are kept, whatever is wrong with the trials. */
    private Advice guarded(int steps, WaitReport report, Sources sources) {
        try {
            return advice(steps, report, sources);
        } catch (RuntimeException | OutOfMemoryError e) {
            return broken(e);
        }
    }

    private Advice advice(int steps, WaitReport report, Sources sources) {
        List<Finding> findings = new Diagnosis(sources, report).findings();
        Optional<Finding> certain = findings.stream().filter(Finding::isCertain).findFirst();
        if (certain.isPresent()) {
            return new Advice(certain.get().kind(), List.of(), texts(findings), budget.trials(), false);
        }
        Trials trials = new Trials(runner, steps, seed, budget, progress);
        Found found = new Search(trials, new Candidates(sources)).find(report);
        if (found.settings().values().isEmpty()) {
            return unresolved(report, findings, found);
        }
        List<Change> changes = new ArrayList<>();
        found.settings().values().keySet().forEach(knob -> changes.add(change(knob, found, trials, sources)));
        changes.sort(Comparator.comparing(Change::toString));
        boolean isFlush = changes.stream().anyMatch(change -> change.knob() instanceof Knob.Flush);
        return new Advice(
                isFlush ? DeadlockKind.HELD_BACK_PACKET : DeadlockKind.BUFFERS_TOO_SMALL,
                changes,
                found.remark().stream().toList(),
                budget.trials(),
                found.isCut());
    }

    private Advice unresolved(WaitReport report, List<Finding> findings, Found found) {
        if (!findings.isEmpty()) {
            return new Advice(findings.getFirst().kind(), List.of(), texts(findings), budget.trials(), found.isCut());
        }
        boolean isCycle = found.isFinal() && !report.cycle().isEmpty();
        return new Advice(
                isCycle ? DeadlockKind.RENDEZVOUS_CYCLE : DeadlockKind.UNKNOWN,
                List.of(),
                found.isCut() ? List.of() : List.of(Unresolved.reason(found, isCycle)),
                budget.trials(),
                found.isCut());
    }

    private static List<String> texts(List<Finding> findings) {
        return findings.stream().map(Finding::text).toList();
    }

    private static Change change(Knob knob, Found found, Trials trials, Sources sources) {
        int value = found.settings().value(knob);
        Optional<Integer> failing = Optional.ofNullable(found.failing().get(knob));
        int present = Optional.ofNullable(found.ranges().get(knob))
                .map(Candidates.Range::present)
                .orElse(0);
        return switch (knob) {
            case Knob.Degree(int port) -> {
                List<Endpoint> ends = sources.onPort(port);
                long per = trials.type(port).elementsPerPacket();
                yield new Change(
                        knob,
                        trials.degree(port, value),
                        ends.getFirst().degree(),
                        deadlocks(failing, per),
                        ends.stream().map(Endpoint::position).distinct().toList());
            }
            case Knob.Depth(var channel) ->
                new Change(
                        knob,
                        value,
                        present,
                        deadlocks(failing, 1),
                        sources.channel(channel.program(), channel.name()).map(DeclaredChannel::position).stream()
                                .toList());
            case Knob.Flush(int port) ->
                new Change(
                        knob,
                        1,
                        0,
                        deadlocks(failing, 1),
                        sources.onPort(port).stream()
                                .filter(end -> end.operation().type().equals("push"))
                                .map(Endpoint::position)
                                .distinct()
                                .toList());
        };
    }

    private static OptionalLong deadlocks(Optional<Integer> failing, long elements) {
        return failing.isPresent() ? OptionalLong.of(failing.get() * elements) : OptionalLong.empty();
    }
}
