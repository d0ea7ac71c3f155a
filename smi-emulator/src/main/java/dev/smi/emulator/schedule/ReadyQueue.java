package dev.smi.emulator.schedule;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The fibers that are ready to run. Gives them in the order in which they came, or in one that a seed chooses: the same
 * calls and the same seed give the same order, on every JVM. Not thread-safe.
 */
final class ReadyQueue {

    /** Spreads seeds that follow each other, whose first random numbers would be alike. */
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

    private final ArrayDeque<Fiber> inOrder = new ArrayDeque<>();
    private final List<Fiber> unordered = new ArrayList<>();
    private final @Nullable Random random;

    /**
     * An empty queue.
     *
     * @param seed 0 for the order in which fibers come
     */
    ReadyQueue(long seed) {
        random = seed == 0 ? null : new Random(seed * SPREAD);
    }

    void add(Fiber fiber) {
        if (random == null) {
            inOrder.add(fiber);
        } else {
            unordered.add(fiber);
        }
    }

    /** Takes out the next one; null if there is none. */
    @Nullable
    Fiber poll() {
        if (random == null) {
            return inOrder.poll();
        }
        if (unordered.isEmpty()) {
            return null;
        }
        int chosen = random.nextInt(unordered.size());
        Fiber last = unordered.removeLast();
        return chosen == unordered.size() ? last : unordered.set(chosen, last);
    }

    boolean isEmpty() {
        return inOrder.isEmpty() && unordered.isEmpty();
    }

    void clear() {
        inOrder.clear();
        unordered.clear();
    }

    /** Whether the seed wants the fiber that runs to let another one go first; never without a seed. */
    boolean isInterruption(int oneIn) {
        return random != null && !unordered.isEmpty() && random.nextInt(oneIn) == 0;
    }
}
