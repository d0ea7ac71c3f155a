package dev.smi.run.advice;

import java.time.Duration;

/** How long, and how often, something may be tried. For one thread. */
final class Budget {

    private final long end;
    private final int mostTrials;
    private int trials;

    Budget(Duration time, int mostTrials) {
        this.end = System.nanoTime() + time.toNanos();
        this.mostTrials = mostTrials;
    }

    /** Nothing more may be tried. */
    static final class SpentException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SpentException() {
            super("the time for trials is over");
        }
    }

    /**
     * Takes a trial.
     *
     * @return how long it may take
     * @throws SpentException if there is no more
     */
    Duration take() {
        Duration left = left();
        if (trials == mostTrials || left.isZero()) {
            throw new SpentException();
        }
        trials++;
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
