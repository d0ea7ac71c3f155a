package dev.smi.data.run;

import dev.smi.data.Piece;
import java.lang.foreign.MemorySegment;
import java.util.List;

/** One attempt of one unit at one chunk. Made by the scheduler; the worker's side marks when it begins. */
public final class Task {

    private final Opening opening;
    private final int instance;
    private final Assignment assignment;
    private final List<MemorySegment> data;
    private final long bytes;
    private volatile long startedAt;

    Task(Opening opening, int instance, Assignment assignment, List<MemorySegment> data) {
        this.opening = opening;
        this.instance = instance;
        this.assignment = assignment;
        this.data = List.copyOf(data);
        this.bytes = data.stream().mapToLong(MemorySegment::byteSize).sum();
    }

    /** The units it is for. */
    public Opening opening() {
        return opening;
    }

    /** Which of them, from 1. */
    public int instance() {
        return instance;
    }

    /** Which elements. */
    public Piece piece() {
        return assignment.piece();
    }

    /** Their bytes, in order; readable by any thread. */
    public List<MemorySegment> data() {
        return data;
    }

    /** How many bytes they are. */
    public long bytes() {
        return bytes;
    }

    /** The unit has begun; for the worker's thread. */
    public void started() {
        startedAt = System.nanoTime() | 1; // 0 says that it has not
    }

    /** When the unit began, {@link System#nanoTime}; 0 if it has not. */
    long startedAt() {
        return startedAt;
    }

    Assignment assignment() {
        return assignment;
    }
}
