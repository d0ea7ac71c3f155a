package dev.smi.emulator.schedule;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A thread of execution that runs only while it holds the scheduler's baton. Subclasses add what their work needs to
 * know while it waits. All methods but {@link #name} are for the fiber that runs, or for the controller while none
 * does.
 */
public abstract class Fiber {

    /** What a fiber is doing. */
    enum State {
        READY,
        RUNNING,
        PARKED,
        FINISHED
    }

    private final String name;
    private final boolean isForeground;
    private final Scheduler scheduler;
    private @Nullable Thread thread;
    private State state = State.PARKED;

    /** Handed from the thread that ran before; everything that thread wrote is visible after it is read. */
    private volatile boolean hasBaton;

    /**
     * A fiber that is not started yet.
     *
     * @param isForeground whether a run waits for it to end
     */
    protected Fiber(Scheduler scheduler, String name, boolean isForeground) {
        this.scheduler = scheduler;
        this.name = name;
        this.isForeground = isForeground;
    }

    /** The work, from the first time the fiber runs to its end. */
    protected abstract void run();

    /**
     * Called once, when its work has ended; nobody else runs meanwhile.
     *
     * @param fault what ended it, or null if it came to its end
     */
    protected void ended(@Nullable Throwable fault) {}

    /** Called whenever the fiber begins to run or goes on after it was parked. */
    protected abstract void resumed();

    /** The name it was given. */
    public final String name() {
        return name;
    }

    /** Whether a run waits for it to end. */
    public final boolean isForeground() {
        return isForeground;
    }

    /** Whether its work has ended. */
    public final boolean isFinished() {
        return state == State.FINISHED;
    }

    /** Whether it waits to be readied. */
    public final boolean isParked() {
        return state == State.PARKED;
    }

    /** Has a fiber that computes without end throw at its next loop. */
    final void interrupt() {
        if (thread != null) {
            thread.interrupt();
        }
    }

    final State state() {
        return state;
    }

    final void setState(State state) {
        this.state = state;
    }

    private void live() {
        awaitBaton();
        Throwable fault = null;
        try {
            scheduler.throwIfStopping();
            run();
        } catch (Throwable t) { // whatever ends a kernel ends the run, and is reported there
            fault = t;
        }
        scheduler.finished(this, fault);
    }

    /** Lets the fiber run; the caller stops running in the same breath. */
    final void giveBaton() {
        hasBaton = true;
        if (thread == null) {
            // known before it runs: it may park, and be given the baton again, before start returns
            thread = Thread.ofVirtual().name(name).unstarted(this::live);
            thread.start();
        } else {
            LockSupport.unpark(thread);
        }
    }

    final void awaitBaton() {
        while (!hasBaton) {
            LockSupport.park(this);
            // an interrupt that came too late would make park return at once for ever
            Thread.interrupted();
        }
        hasBaton = false;
        state = State.RUNNING;
        resumed();
    }
}
