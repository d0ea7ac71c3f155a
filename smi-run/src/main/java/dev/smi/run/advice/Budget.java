package dev.smi.run.advice;

import java.time.Duration;

/** How long something may be tried, and how often it was. For one thread. */
final class Budget {

    private final long end;
    private int trials;

    Budget(Duration time) {
        this.end = System.nanoTime() + time.toNanos();
    }

    /** Nothing more may be tried. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException() {
            super("the time for trials is over");
        }
    }

    /**
     * Takes a trial, once all that it needs is there.
     *
     * @return how long it may take
     * @throws SpentException if no time is left
     */
    Duration take() {
        Duration left = needed();
        trials++;
        return left;
    }

    /**
     * The time that is left.
     *
     * @throws SpentException if none is
     */
    Duration needed() {
        Duration left = left();
        if (left.isZero()) {
            throw new SpentException();
        }
        return left;
    }

    /** The time that is left; zero if none is. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    }

    /** Trials that were taken. */
    int trials() {
        return trials;
    }
}
