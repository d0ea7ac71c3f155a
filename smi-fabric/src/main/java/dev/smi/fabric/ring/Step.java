package dev.smi.fabric.ring;

/**
 * A kernel as a step function: it gets a turn when one of its inputs has something, or one of its outputs has room that
 * it asked for, does what it can, and returns. For the thread of its queue.
 */
public abstract class Step {

    /** What a FIFO wakes that nobody on this thread waits at. */
    public static final Step NOBODY = new Step() {
        @Override
        protected boolean run() {
            return false;
        }
    };

    private final ReadyQueue queue;
    private final boolean isPassing;
    private boolean isQueued;

    private Step() {
        this(new ReadyQueue());
        this.isQueued = true;
    }

    /** A step at the end of channels, which gets its turns from the given queue once it has been woken. */
    protected Step(ReadyQueue queue) {
        this(queue, false);
    }

    /**
     * A step that gets its turns from the given queue once it has been woken.
     *
     * @param isPassing whether it only passes packets on, and goes before those that make and use them
     */
    protected Step(ReadyQueue queue, boolean isPassing) {
        this.queue = queue;
        this.isPassing = isPassing;
    }

    /**
     * Goes on until nothing can move: every input is empty, or its packet has an output that is full. Never waits.
     *
     * @return whether anything moved
     */
    protected abstract boolean run();

    /** Puts the step at the end of the queue, if it is not in it. */
    public final void wake() {
        if (!isQueued) {
            isQueued = true;
            queue.add(this);
        }
    }

    final boolean isPassing() {
        return isPassing;
    }

    final boolean takeTurn() {
        isQueued = false;
        return run();
    }
}
