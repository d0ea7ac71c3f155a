package dev.smi.emulator.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 60, unit = TimeUnit.SECONDS)
class SchedulerTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private final Scheduler scheduler = new Scheduler();
    private final List<String> log = new ArrayList<>();

    /** A fiber whose work is given from outside. */
    private final class TestFiber extends Fiber {
        private final Consumer<TestFiber> work;

        TestFiber(String name, boolean isForeground, Consumer<TestFiber> work) {
            super(scheduler, name, isForeground);
            this.work = work;
        }

        @Override
        protected void run() {
            work.accept(this);
        }

        @Override
        protected void resumed() {}

        void park() {
            scheduler.park(this);
        }
    }

    private TestFiber start(String name, boolean isForeground, Consumer<TestFiber> work) {
        TestFiber fiber = new TestFiber(name, isForeground, work);
        scheduler.start(fiber);
        return fiber;
    }

    private RunResult run() {
        return scheduler.run(LONG, () -> false);
    }

    @AfterEach
    void close() {
        scheduler.close();
    }

    @Test
    void shouldRunFibersInTheOrderTheyBecameReady() {
        List<TestFiber> fibers = new ArrayList<>();
        for (String name : List.of("a", "b", "c")) {
            fibers.add(start(name, true, fiber -> {
                log.add(name + 1);
                if (name.equals("c")) {
                    fibers.reversed().stream().skip(1).forEach(scheduler::ready);
                } else {
                    fiber.park();
                }
                log.add(name + 2);
            }));
        }

        assertThat(run()).isInstanceOf(RunResult.Completed.class);
        assertThat(log).containsExactly("a1", "b1", "c1", "c2", "b2", "a2");
    }

    @Test
    void shouldNotWaitForBackgroundFibers() {
        start("background", false, fiber -> {
            while (true) {
                log.add("polled");
                fiber.park();
            }
        });
        start("foreground", true, _ -> log.add("done"));

        assertThat(run()).isInstanceOf(RunResult.Completed.class);
        assertThat(log).containsExactly("polled", "done");
    }

    @Test
    void shouldFinishWhatIsReadyBeforeItCompletes() {
        TestFiber background = start("background", false, fiber -> {
            fiber.park();
            log.add("arrived");
        });
        start("foreground", true, _ -> scheduler.ready(background));

        assertThat(run()).isInstanceOf(RunResult.Completed.class);
        assertThat(log).containsExactly("arrived");
    }

    @Test
    void shouldSayWhenNoFiberCanGoOn() {
        TestFiber waiting = start("waiting", true, TestFiber::park);

        assertThat(run()).isInstanceOf(RunResult.Stuck.class);
        assertThat(waiting.isParked()).isTrue();
        assertThat(scheduler.fibers()).containsExactly(waiting);
    }

    @Test
    void shouldTryTheIdleActionFirst() {
        TestFiber waiting = start("waiting", true, TestFiber::park);

        RunResult result = scheduler.run(LONG, () -> {
            scheduler.ready(waiting);
            return true;
        });
        assertThat(result).isInstanceOf(RunResult.Completed.class);
    }

    @Test
    void shouldReportAFiberThatFails() {
        TestFiber failing = start("failing", false, _ -> {
            throw new IllegalStateException("broken");
        });
        start("other", true, TestFiber::park);

        assertThat(run()).isInstanceOfSatisfying(RunResult.Failed.class, failed -> {
            assertThat(failed.fiber()).isSameAs(failing);
            assertThat(failed.fault()).hasMessage("broken");
        });
    }

    @Test
    void shouldStopFibersThatPassTheBatonForEver() {
        List<TestFiber> pair = new ArrayList<>();
        for (String name : List.of("a", "b")) {
            pair.add(start(name, true, fiber -> {
                while (true) {
                    pair.forEach(scheduler::ready);
                    fiber.park();
                }
            }));
        }

        assertThat(scheduler.run(Duration.ofMillis(50), () -> false)).isInstanceOf(RunResult.DeadlinePassed.class);
    }

    @Test
    void shouldInterruptAFiberThatComputesForEver() {
        start("endless", true, _ -> {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            throw new IllegalStateException("interrupted");
        });

        assertThat(scheduler.run(Duration.ofMillis(50), () -> false)).isInstanceOf(RunResult.DeadlinePassed.class);
    }

    @Test
    void shouldRunAgainAfterItCompleted() {
        for (int i = 0; i < 3; i++) {
            int round = i;
            start("round " + i, true, _ -> log.add("round " + round));
            assertThat(run()).isInstanceOf(RunResult.Completed.class);
        }
        assertThat(log).hasSize(3);
        assertThat(scheduler.fibers()).isEmpty();
    }

    /** A fiber can run, park and be readied before its thread's start method returns; it must not be started again. */
    @Test
    void shouldStartEveryFiberOnce() {
        int rounds = 2_000;
        int[] starts = new int[1];
        for (int i = 0; i < rounds; i++) {
            TestFiber first = start("first", true, fiber -> {
                starts[0]++;
                fiber.park();
            });
            start("second", true, _ -> scheduler.ready(first));
            assertThat(run()).isInstanceOf(RunResult.Completed.class);
        }
        assertThat(starts[0]).isEqualTo(rounds);
    }

    @Test
    void shouldEndFibersThatWaitWhenClosed() {
        TestFiber waiting = start("waiting", false, fiber -> {
            try {
                fiber.park();
            } finally {
                log.add("unwound");
            }
        });
        TestFiber fresh = new TestFiber("fresh", false, _ -> log.add("never"));
        assertThat(run()).isInstanceOf(RunResult.Completed.class);
        scheduler.start(fresh);

        scheduler.close();

        assertThat(waiting.isFinished()).isTrue();
        assertThat(log).containsExactly("unwound");
    }

    /** Ten fibers that each go on three times. */
    private List<String> order(long seed) {
        List<String> order = new ArrayList<>();
        try (Scheduler seeded = new Scheduler(seed)) {
            for (int i = 0; i < 10; i++) {
                String name = "fiber " + i;
                seeded.start(new Fiber(seeded, name, true) {
                    @Override
                    protected void run() {
                        for (int step = 0; step < 3; step++) {
                            order.add(name);
                            seeded.breathe(this);
                        }
                    }

                    @Override
                    protected void resumed() {}
                });
            }
            assertThat(seeded.run(LONG, () -> false)).isInstanceOf(RunResult.Completed.class);
        }
        return order;
    }

    @Test
    void shouldRunInTheOrderThatASeedChooses() {
        assertThat(order(1)).isEqualTo(order(1)).hasSize(30).isNotEqualTo(order(2));
        assertThat(order(1)).isNotEqualTo(order(0));
    }

    @Test
    void shouldInterruptNobodyWithoutASeed() {
        assertThat(order(0))
                .startsWith("fiber 0", "fiber 0", "fiber 0", "fiber 1")
                .endsWith("fiber 9", "fiber 9");
    }
}
