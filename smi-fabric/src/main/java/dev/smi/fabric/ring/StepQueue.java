package dev.smi.fabric.ring;

import java.util.Arrays;

/** Steps in the order in which they were added. For one thread. */
final class StepQueue {

    private Step[] steps = new Step[16];
    private int first;
    private int last;

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

    boolean isEmpty() {
        return first == last;
    }

    /** Takes out the step that was added first; there has to be one. */
    Step take() {
        return steps[first++ & steps.length - 1];
    }
}
