package dev.smi.fuzz.generate;

import java.util.List;
import java.util.SplittableRandom;

/** Random choices that a seed determines, on every machine the same. */
final class Choices {

    private static final int PERCENT = 100;

    private final SplittableRandom random;

    Choices(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** A number from 0 to below the limit. */
    int below(int limit) {
        return random.nextInt(limit);
    }

    /** A number between the two, both included. */
    int between(int first, int last) {
        return random.nextInt(first, last + 1);
    }

    long anyLong() {
        return random.nextLong();
    }

    boolean chance(int percent) {
        return random.nextInt(PERCENT) < percent;
    }

    <T> T of(List<T> options) {
        return options.get(random.nextInt(options.size()));
    }

    @SafeVarargs
    final <T> T of(T... options) {
        return options[random.nextInt(options.length)];
    }
}
