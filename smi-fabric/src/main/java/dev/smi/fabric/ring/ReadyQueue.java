package dev.smi.fabric.ring;

import java.util.Arrays;

/** The steps that have something to do, in the order in which they were woken. For one thread. */
public final class ReadyQueue {

    private Step[] steps = new Step[16];
    private int first;
    private int last;

    /** An empty queue. */
    public ReadyQueue() {}

    void add(Step step) {
        if (last - first == steps.length) {
            grow();
        }
        steps[last++ & steps.length - 1] = step;
    }

    private void grow() {
        Step[] more = new Step[2 * steps.length];
        Arrays.fill(more, Step.NOBODY);
        for (int i = first; i != last; i++) {
            more[i & more.length - 1] = steps[i & steps.length - 1];
        }
        steps = more;
    }

    /** Whether no step has anything to do. */
    public boolean isEmpty() {
        return first == last;
    }

    /**
     * Gives the step that has been ready longest its turn; there has to be one.
     *
     * @return whether anything moved
     */
    public boolean runNext() {
        return steps[first++ & steps.length - 1].takeTurn();
    }
}
