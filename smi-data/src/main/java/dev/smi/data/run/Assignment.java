package dev.smi.data.run;

import dev.smi.data.JobFailedException;
import dev.smi.data.Piece;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A piece that has to be done, and what went wrong with it so far. For the thread that runs the job. */
final class Assignment {

    private final Piece piece;
    private final List<String> failures = new ArrayList<>();
    private final Set<WorkerLink> failedAt = new HashSet<>();
    private @Nullable Throwable cause;
    private boolean isSuspect;

    Assignment(Piece piece) {
        this.piece = piece;
    }

    Piece piece() {
        return piece;
    }

    /** One more attempt has failed. */
    void fail(WorkerLink worker, String what, @Nullable Throwable why) {
        failures.add("on " + worker.info().name() + ": " + what);
        failedAt.add(worker);
        cause = why == null ? cause : why;
    }

    /** A worker was lost that had it: it may have been the reason, whichever chunk is said to have been worked on. */
    void suspect() {
        isSuspect = true;
    }

    /** Whether it has to be alone on its worker, so that it is clear who is to blame if that one is lost, too. */
    boolean isSuspect() {
        return isSuspect;
    }

    boolean hasFailedAt(WorkerLink worker) {
        return failedAt.contains(worker);
    }

    /** What went wrong, attempt by attempt. */
    List<String> failures() {
        return failures;
    }

    /** What ends the job, as this has failed too often. */
    JobFailedException failure(String job) {
        int count = failures.size();
        JobFailedException failure = new JobFailedException("job '" + job + "': " + name() + " failed "
                + (count == 1 ? "once" : count + " times") + ", " + String.join("; ", failures)
                + ". Find out what is special about these elements, or allow more attempts");
        if (cause != null) {
            failure.initCause(cause);
        }
        return failure;
    }

    /** Names it: {@code chunk 3 (elements 300 to 399)}. */
    String name() {
        return "chunk " + piece.index() + " (elements " + piece.first() + " to " + (piece.end() - 1) + ")";
    }
}
