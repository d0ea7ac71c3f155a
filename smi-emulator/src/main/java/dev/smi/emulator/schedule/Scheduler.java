package dev.smi.emulator.schedule;

import dev.smi.emulator.schedule.Fiber.State;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs fibers one at a time, in the order they became ready, or another one that a seed chooses, so that the same
 * program always runs the same way.
 *
 * <p>The fiber that runs holds a baton. When it parks or ends it hands the baton to the fiber that has been ready
 * longest; when none is ready, back to the controller, the thread in {@link #run}. Fibers are virtual threads; they are
 * fastest with a single carrier (see {@link SingleCarrier}).
 */
public final class Scheduler implements AutoCloseable {

    private static final Duration STOP_GRACE = Duration.ofSeconds(5);
    private static final Duration PAUSE_GRACE = Duration.ofMillis(200);

    /** With a seed, how many times a fiber goes on where it might be interrupted, for each time that it is. */
    private static final int ONE_IN = 4;

    private final ReadyQueue ready;
    private final boolean isSeeded;
    private final List<Fiber> fibers = new ArrayList<>();
    private final Semaphore controllerBaton = new Semaphore(0);
    private int foregroundLeft;
    private volatile long turns;
    private @Nullable RunResult result;
    private volatile boolean isPausing;
    private volatile boolean isCalled;
    private long turnsLeft;
    private volatile boolean isStopping;
    private volatile @Nullable Fiber running;

    /** A scheduler without fibers that runs them in the order in which they become ready. */
    public Scheduler() {
        this(0);
    }

    /**
     * A scheduler without fibers.
     *
     * @param seed chooses among those that are ready, and interrupts them; 0 for the order in which they become ready
     */
    public Scheduler(long seed) {
        ready = new ReadyQueue(seed);
        isSeeded = seed != 0;
    }

    /** Adds a fiber, which runs when its turn comes. */
    public void start(Fiber fiber) {
        fibers.removeIf(Fiber::isFinished);
        fibers.add(fiber);
        foregroundLeft += fiber.isForeground() ? 1 : 0;
        ready(fiber);
    }

    /** Lets a parked fiber run when its turn comes; does nothing if it is ready already. */
    public void ready(Fiber fiber) {
        if (fiber.state() == State.PARKED) {
            fiber.setState(State.READY);
            ready.add(fiber);
        }
    }

    /** Parks the fiber that runs, which is the caller, until it is readied. */
    public void park(Fiber self) {
        self.setState(State.PARKED);
        passBaton();
        self.awaitBaton();
        throwIfStopping();
    }

    /** Whether a seed chooses the order. */
    public boolean isSeeded() {
        return isSeeded;
    }

    /**
     * Lets others go first now and then, if a seed chooses the order: for the fiber that runs, the caller, wherever
     * another could just as well have run meanwhile. Without a seed it does nothing.
     */
    public void breathe(Fiber self) {
        if (isSeeded && ready.isInterruption(ONE_IN)) {
            self.setState(State.READY);
            ready.add(self);
            passBaton();
            self.awaitBaton();
            throwIfStopping();
        }
    }

    private void passBaton() {
        Fiber next = isPausing || isCalled || result != null || --turnsLeft < 0 ? null : ready.poll();
        running = next;
        if (next == null) {
            controllerBaton.release();
        } else {
            countTurn();
            next.giveBaton();
        }
    }

    /**
     * Runs until all foreground fibers have ended and the others wait, or until something else ends it. For one thread
     * at a time, the controller.
     *
     * @param idle what is tried before the run counts as stuck
     */
    public RunResult run(Duration deadline, IdleAction idle) {
        long end = System.nanoTime() + deadline.toNanos();
        result = null;
        turnsLeft = Long.MAX_VALUE;
        while (result == null) {
            Fiber next = ready.poll();
            if (next != null) {
                running = next;
                countTurn();
                next.giveBaton();
                if (!awaitController(end - System.nanoTime())) {
                    pause();
                    return new RunResult.DeadlinePassed();
                }
            } else if (foregroundLeft == 0) {
                return new RunResult.Completed();
            } else if (System.nanoTime() >= end) {
                return new RunResult.DeadlinePassed();
            } else if (!idle.readyMore()) {
                return new RunResult.Stuck();
            }
        }
        return result;
    }

    /**
     * Lets fibers run until none is ready, they had so many turns, one has ended with an exception, or {@link #call}
     * asks for the baton. For one thread at a time, the controller; unlike {@link #run} it has no deadline, and waits
     * for no fiber in particular.
     *
     * @return whether fibers are left that are ready
     */
    public boolean runTurns(int most) {
        result = null;
        turnsLeft = most;
        Fiber next = ready.poll();
        if (next != null) {
            running = next;
            countTurn();
            next.giveBaton();
            controllerBaton.acquireUninterruptibly();
        }
        return !ready.isEmpty();
    }

    /** Asks that {@link #runTurns} returns as soon as a fiber parks. For any thread. */
    public void call() {
        isCalled = true;
    }

    /** Has answered the {@link #call}. */
    public void answerCall() {
        isCalled = false;
    }

    /** Whether a fiber runs; after a deadline one may, which computes for long. For any thread. */
    public boolean isRunning() {
        return running != null;
    }

    /** Whether this fiber is the one that runs. For any thread. */
    public boolean isRunning(Fiber fiber) {
        return fiber.equals(running);
    }

    /** Has the fiber that runs throw at its next loop, if one does. For any thread. */
    public void interruptRunning() {
        Fiber fiber = running;
        if (fiber != null) {
            fiber.interrupt();
        }
    }

    /** Has a fiber that computes without end throw at its next loop, if it is the one that runs. For any thread. */
    public void interrupt(Fiber fiber) {
        if (fiber.equals(running)) {
            fiber.interrupt();
        }
    }

    /**
     * After a deadline: whoever runs gives the baton back where it would have passed it on, unless it computes for
     * ever.
     */
    private void pause() {
        isPausing = true;
        awaitController(PAUSE_GRACE.toNanos());
    }

    private boolean awaitController(long nanos) {
        try {
            return controllerBaton.tryAcquire(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** The last act of a fiber. */
    void finished(Fiber fiber, @Nullable Throwable fault) {
        fiber.setState(State.FINISHED);
        foregroundLeft -= fiber.isForeground() ? 1 : 0;
        if (fault != null && !isStopping) {
            result = new RunResult.Failed(fiber, fault);
        }
        fiber.ended(isStopping ? null : fault);
        passBaton();
    }

    void throwIfStopping() {
        if (isStopping) {
            throw new FiberStoppedException();
        }
    }

    // whoever holds the baton counts; others only look
    @SuppressWarnings("NonAtomicVolatileUpdate")
    private void countTurn() {
        turns++;
    }

    /** How often a fiber got the baton. For any thread. */
    public long turns() {
        return turns;
    }

    /** Fibers that have not ended, in the order they were started. */
    public List<Fiber> fibers() {
        return fibers.stream().filter(f -> !f.isFinished()).toList();
    }

    /**
     * Ends all fibers: those that wait at once, one that computes at its next loop.
     *
     * @throws IllegalStateException if a fiber does not end
     */
    @Override
    public void close() {
        isStopping = true;
        endRunning();
        ready.clear();
        for (Fiber fiber : fibers()) {
            fiber.setState(State.PARKED);
            fiber.giveBaton();
            if (!awaitController(STOP_GRACE.toNanos())) {
                throw new IllegalStateException(fiber.name() + " does not end");
            }
        }
    }

    /** A fiber that still runs after a deadline has to give the baton back first. */
    private void endRunning() {
        Fiber fiber = running;
        if (fiber != null) {
            isPausing = true;
            fiber.interrupt();
            if (!awaitController(STOP_GRACE.toNanos())) {
                throw new IllegalStateException(fiber.name() + " cannot be interrupted");
            }
        }
    }
}
