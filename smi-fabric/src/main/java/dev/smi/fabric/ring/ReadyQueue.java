package dev.smi.fabric.ring;

/**
 * The steps that have something to do, in the order in which they were woken; those at the ends of channels get their
 * turn when those that pass packets on have none. So packets travel in batches, as many as the FIFOs hold: what the
 * credits of a channel allow is not spread over all the steps of its way, a few packets at each. For one thread.
 */
public final class ReadyQueue {

    /** Turns of steps that pass packets on after which another one gets a turn, however many packets links bring in. */
    private static final int PATIENCE = 1024;

    private final StepQueue passing = new StepQueue();
    private final StepQueue ends = new StepQueue();
    private int patience = PATIENCE;

    /** An empty queue. */
    public ReadyQueue() {}

    void add(Step step) {
        (step.isPassing() ? passing : ends).add(step);
    }

    /** Whether no step has anything to do. */
    public boolean isEmpty() {
        return passing.isEmpty() && ends.isEmpty();
    }

    /**
     * Gives the next step its turn; there has to be one.
     *
     * @return whether anything moved
     */
    public boolean runNext() {
        boolean isEndsTurn = passing.isEmpty() || (patience <= 0 && !ends.isEmpty());
        patience = isEndsTurn ? PATIENCE : patience - 1;
        return (isEndsTurn ? ends : passing).take().takeTurn();
    }
}
