package dev.smi.data.run;

import dev.smi.data.Outcome.UnitTimes;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/** A unit of a worker during one job: what it has to do, and what it did. For the thread that runs the job. */
final class Unit {

    private static final double WEIGHT = 0.5;

    private final WorkerLink worker;
    private final int instance;
    private final int ordinal;
    private final Deque<Task> tasks = new ArrayDeque<>();
    private boolean isLost;
    private long chunks;
    private long elements;
    private long nanos;
    private double speed;

    /**
     * @param instance which of the worker's, from 1
     * @param ordinal which of the cluster's, from 0
     */
    Unit(WorkerLink worker, int instance, int ordinal) {
        this.worker = worker;
        this.instance = instance;
        this.ordinal = ordinal;
    }

    WorkerLink worker() {
        return worker;
    }

    int instance() {
        return instance;
    }

    int ordinal() {
        return ordinal;
    }

    /** What it was given and has not answered; it works on the first. */
    Deque<Task> tasks() {
        return tasks;
    }

    boolean isLost() {
        return isLost;
    }

    void lose() {
        isLost = true;
    }

    /** It did a task, in so many nanoseconds. */
    void did(Task task, long taken) {
        did(task.piece().count(), taken);
    }

    /** It did so many elements. */
    void did(long count, long taken) {
        double now = count / (double) Math.max(1, taken);
        speed = speed == 0 ? now : WEIGHT * now + (1 - WEIGHT) * speed;
        chunks++;
        elements += count;
        nanos += taken;
    }

    /** Elements a nanosecond, late ones counting more; 0 if it has not done anything. */
    double speed() {
        return speed;
    }

    UnitTimes times(Duration elapsed) {
        Duration computing = Duration.ofNanos(nanos);
        Duration waiting = elapsed.compareTo(computing) > 0 ? elapsed.minus(computing) : Duration.ZERO;
        return new UnitTimes(worker.info().name(), instance, chunks, elements, computing, waiting);
    }
}
