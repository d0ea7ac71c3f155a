package dev.smi.run.cli;

import dev.smi.cli.Terminal;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.observe.Observation;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.run.RunReport;
import dev.smi.run.RunReport.StepReport;
import dev.smi.run.ui.Ending;
import dev.smi.run.ui.LiveView;
import dev.smi.run.ui.Phase;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** The live view of a run, if there is one: says where it is, and how long it stays. */
final class LivePage implements AutoCloseable {

    /** Nobody looks any more. */
    private static final Duration FORGOTTEN = Duration.ofDays(1);

    private final Optional<LiveView> view;
    private final Optional<Duration> linger;
    private final Consumer<String> say;

    LivePage(Optional<LiveView> view, Optional<Duration> linger, Consumer<String> say) {
        this.view = view;
        this.linger = linger;
        this.say = say;
        view.ifPresent(v -> say.accept("live view: " + v.url()));
    }

    /** Whether there is a page. */
    boolean isOpen() {
        return view.isPresent();
    }

    /** The cluster that will run. */
    void watch(Observation observation) {
        view.ifPresent(v -> v.watch(observation));
    }

    /** The run went wrong, and what can be found out about that is still to come. */
    void advising() {
        view.ifPresent(LiveView::advising);
    }

    /**
     * All is known about the run.
     *
     * @param advice lines below the report
     */
    void finished(RunReport report, List<String> advice) {
        String text = FaultReport.text(report)
                + advice.stream().map(line -> line + "\n").collect(Collectors.joining());
        view.ifPresent(v -> v.finished(ending(report, text)));
    }

    /** There is no run, or no report of it. */
    void failed(List<Diagnostic> faults) {
        String text = faults.stream().map(fault -> fault + "\n").collect(Collectors.joining());
        view.ifPresent(v -> v.finished(new Ending(Phase.FAILED, Duration.ZERO, text, List.of())));
    }

    private static Ending ending(RunReport report, String text) {
        if (report.steps().isEmpty()) {
            return new Ending(Phase.PASSED, Duration.ZERO, text, List.of());
        }
        Duration time = report.steps().stream().map(StepReport::time).reduce(Duration.ZERO, Duration::plus);
        RunOutcome outcome = report.steps().getLast().outcome();
        Phase phase =
                switch (outcome) {
                    case RunOutcome.Completed _ -> report.isPassed() ? Phase.PASSED : Phase.FAILED;
                    case RunOutcome.Failed _ -> Phase.FAILED;
                    case RunOutcome.Deadlock _ -> Phase.DEADLOCK;
                    case RunOutcome.DeadlinePassed _ -> Phase.DEADLINE;
                };
        List<KernelWait> waits =
                switch (outcome) {
                    case RunOutcome.Deadlock stuck -> stuck.report().kernels();
                    case RunOutcome.DeadlinePassed stuck -> stuck.report().kernels();
                    case RunOutcome.Completed _, RunOutcome.Failed _ -> List.of();
                };
        return new Ending(phase, time, text, waits);
    }

    /**
     * Waits as long as the page is to stay: as long as was said, on a terminal at most until Enter is pressed. Without
     * a terminal, unless it was said, not at all.
     */
    void stay() {
        if (view.isEmpty()) {
            return;
        }
        boolean isTerminal = Terminal.isStandardInput() && Terminal.isStandardError();
        CountDownLatch enter = new CountDownLatch(1);
        if (isTerminal) {
            say.accept("The page stays"
                    + linger.map(d -> " " + seconds(d) + " s, or").orElse("") + " until Enter is pressed.");
            Thread.ofPlatform().daemon().name("smi-ui-enter").start(() -> awaitEnter(enter));
        }
        Duration most = linger.orElse(isTerminal ? FORGOTTEN : Duration.ZERO);
        try {
            var _ = enter.await(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static String seconds(Duration duration) {
        return duration.toMillis() % 1000 == 0
                ? Long.toString(duration.toSeconds())
                : Double.toString(duration.toMillis() / 1000.0);
    }

    /** The end of the input counts, too. */
    private static void awaitEnter(CountDownLatch enter) {
        try {
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException _) {
            // no input: nobody will press anything
        }
        enter.countDown();
    }

    @Override
    public void close() {
        view.ifPresent(LiveView::close);
    }
}
