package dev.smi.job;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * Looks twice a second whether ranks in other processes of this host have failed or crashed, and ends the job here if
 * so. Has a thread of its own, so that a rank learns it whatever it waits for.
 */
final class JobWatch {

    private static final long PERIOD_NS = 500_000_000L;

    private final Hub hub;
    private final JobDirectory directory;
    private final Placement me;
    private final List<Placement> others;
    private final Set<Integer> awaited = new HashSet<>();
    private final Thread thread;
    private volatile boolean isEnded;

    /**
     * Begins to look.
     *
     * @param placements where all ranks are
     */
    JobWatch(Hub hub, JobDirectory directory, Placement me, List<Placement> placements) {
        this.hub = hub;
        this.directory = directory;
        this.me = me;
        this.others = placements.stream()
                .filter(p -> p.host().equals(me.host()) && !p.process().equals(me.process()))
                .toList();
        this.thread = Thread.ofPlatform()
                .daemon()
                .name("smi watch of rank " + me.rank())
                .unstarted(this::run);
        if (!others.isEmpty()) {
            thread.start();
        }
    }

    private void run() {
        while (!isEnded && !hub.progress().isFailed()) {
            try {
                fault().ifPresent(hub.progress()::fail);
            } catch (JobException e) {
                hub.progress().fail(e);
            }
            LockSupport.parkNanos(PERIOD_NS);
        }
    }

    private Optional<JobException> fault() {
        Optional<JobFailure> failure = directory.failure(me.rank());
        if (failure.isPresent()) {
            return failure.map(JobFailure::toException);
        }
        for (Placement other : others) {
            if (!other.process().isAlive()) {
                if (hasFile(other)) {
                    return Optional.of(end(other, "ended without closing its Smi: it was killed, or called exit"));
                }
                if (isAwaited(other)) {
                    return Optional.of(end(other, "has come to its end"));
                }
            }
        }
        return Optional.empty();
    }

    /** Whether somebody here waits for a rank's process that is dead, and did so when it was last looked. */
    private boolean isAwaited(Placement other) {
        boolean isAwaited = hub.progress().threadWaits().stream()
                .anyMatch(wait -> wait.peer().isPresent() && wait.peer().getAsInt() == other.rank());
        if (!isAwaited) {
            awaited.remove(other.rank());
        }
        return isAwaited && !awaited.add(other.rank());
    }

    /** A rank that leaves in order takes its file away before its process ends. */
    private boolean hasFile(Placement other) {
        return directory.placement(other.rank()).filter(other::equals).isPresent()
                && directory.failure(me.rank()).isEmpty();
    }

    private JobException end(Placement other, String how) {
        StringBuilder text = new StringBuilder(other + " " + how);
        for (StuckWait wait : hub.progress().threadWaits()) {
            text.append("; ").append(wait.text());
        }
        return new JobException(text.toString());
    }

    /** Looks no more. */
    void end() {
        isEnded = true;
        LockSupport.unpark(thread);
    }
}
