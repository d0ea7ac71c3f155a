package dev.smi.job;

import dev.smi.transport.Backoff;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * Who in this JVM waits for what. All waiting of a job goes through {@link #await}, which ends when the job fails. For
 * any thread.
 */
public final class Progress {

    /** About ten microseconds: two processes that others pressed onto one core spin in vain, and yield soon. */
    private static final int SPINS = 300;

    private static final int CORES = Runtime.getRuntime().availableProcessors();
    private static final int SPINS_WITHOUT_CORES = 20;

    private static final Duration MOST = Duration.ofDays(365);

    /** Of the last job that the thread worked for. */
    private static final ThreadLocal<@Nullable Participant> SELF = new ThreadLocal<>();

    private final List<Participant> participants = new CopyOnWriteArrayList<>();
    private final List<Activity> activities = new CopyOnWriteArrayList<>();
    private final Duration limit;
    private volatile int hostThreads;
    private final Map<Object, StuckWait> faults = new ConcurrentHashMap<>();
    private volatile @Nullable RuntimeException failure;

    /**
     * Nobody waits yet.
     *
     * @param limit how long a single wait may take, as long as nothing else limits it
     */
    Progress(Duration limit) {
        this.limit = limit;
    }

    /** Makes the calling thread known as one of a rank's, which counts as working whenever it does not wait. */
    public void enter(int rank, String name) {
        participants.removeIf(p -> !p.isAlive() || p.isOf(Thread.currentThread()));
        Participant participant = new Participant(Thread.currentThread(), rank, name);
        participants.add(participant);
        SELF.set(participant);
    }

    /** Makes a thread known that will {@link #enter} once it runs, so that nobody thinks its rank idle before. */
    public void expect(Thread thread, int rank, String name) {
        participants.add(new Participant(thread, rank, name));
    }

    /** Tells how many threads of the job are busy on this host, those of other processes included. */
    void shareCores(int threads) {
        hostThreads = threads;
    }

    /** Threads may come later, so every wait counts anew. */
    private int spins() {
        return Math.max(participants.size(), hostThreads) <= CORES ? SPINS : SPINS_WITHOUT_CORES;
    }

    /** The calling thread works for its rank no more. */
    public void leave() {
        Participant participant = SELF.get();
        if (participant != null) {
            participants.remove(participant);
            SELF.remove();
        }
    }

    /**
     * Notes that a kernel has failed. Until somebody joins it, and so learns of it, it is part of what is told when the
     * job cannot go on.
     */
    public void kernelFailed(Object kernel, int rank, String message) {
        faults.put(kernel, new StuckWait(rank, message + " (nobody has joined it)", OptionalInt.empty()));
    }

    /** Somebody knows. */
    public void kernelJoined(Object kernel) {
        faults.remove(kernel);
    }

    /** Adds something that works by itself. */
    public void add(Activity activity) {
        activities.add(activity);
    }

    /** Takes it away. */
    public void remove(Activity activity) {
        activities.remove(activity);
    }

    /**
     * Waits up to the job's limit.
     *
     * @throws RuntimeException what the job failed with, if it does meanwhile; {@link JobException} after the limit, or
     *     if the thread is interrupted
     */
    public void await(int rank, Waitable what) {
        if (!what.isReady() && !await(rank, what, System.nanoTime() + limit.toNanos())) {
            throw failed(new JobException(
                    "rank " + rank + " has waited " + limit.toSeconds() + " s " + what.description()
                            + "; a job may raise the limit: -Dsmi.deadline=SECONDS",
                    JobException.DEADLINE));
        }
    }

    /**
     * Waits.
     *
     * @return false if the time has passed and what was waited for is still not ready
     */
    public boolean await(int rank, Waitable what, Duration time) {
        Duration most = time.compareTo(MOST) < 0 ? time : MOST;
        return what.isReady() || await(rank, what, System.nanoTime() + most.toNanos());
    }

    private boolean await(int rank, Waitable what, long end) {
        Participant participant = participant(rank);
        Backoff backoff = participant.backoff(spins());
        boolean isNoted = false;
        try {
            while (!what.isReady()) {
                throwIfFailed(rank);
                if (backoff.isLong()) {
                    if (!isNoted) {
                        participant.beginWait(what);
                        isNoted = true;
                    }
                    if (System.nanoTime() - end >= 0) {
                        return false;
                    }
                    requireUninterrupted(participant, what);
                }
                backoff.pause();
            }
            return true;
        } finally {
            if (isNoted) {
                participant.endWait();
            }
        }
    }

    /** Who interrupts a thread, or cancels a kernel, wants its wait to end, but not the job. */
    private static void requireUninterrupted(Participant participant, Waitable what) {
        if (Thread.currentThread().isInterrupted()) {
            throw new JobException(participant.name() + " was interrupted while it waited " + what.description());
        }
    }

    /** A thread that the user started counts from the first time it waits. */
    private Participant participant(int rank) {
        Participant participant = SELF.get();
        if (participant == null || !participants.contains(participant)) {
            enter(rank, "rank " + rank + " thread " + Thread.currentThread().getName());
            participant = java.util.Objects.requireNonNull(SELF.get());
        }
        return participant;
    }

    /** Ends all waiting with an exception; the first one counts. */
    public synchronized void fail(RuntimeException cause) {
        if (failure == null) {
            failure = cause;
        }
    }

    /** Fails the job, so that nobody waits for a rank that gives up. */
    JobException failed(JobException cause) {
        fail(cause);
        return cause;
    }

    /** The report of a deadlock is the same for all ranks, and long: rank 0 gives it. */
    private void throwIfFailed(int rank) {
        if (failure instanceof JobException job && job.exitStatus() == JobException.DEADLOCK && rank != 0) {
            throw new JobException("the job is in a deadlock; rank 0 tells who waits for whom", JobException.DEADLOCK);
        }
        throwIfFailed();
    }

    /** Throws what the job failed with, if it did. */
    public void throwIfFailed() {
        RuntimeException cause = failure;
        if (cause != null) {
            throw cause;
        }
    }

    /** What the job failed with, if it did. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** Whether the job failed. */
    public boolean isFailed() {
        return failure != null;
    }

    /** Whether nobody here can do anything before somebody elsewhere acts. */
    boolean isQuiet() {
        for (Participant participant : participants) {
            if (participant.isAlive() && !participant.isStuck()) {
                return false;
            }
        }
        return activities.stream().allMatch(Activity::isQuiet);
    }

    /** Grows whenever somebody here gets on. */
    long stamp() {
        long stamp = 0;
        for (Participant participant : participants) {
            stamp += participant.waits();
        }
        for (Activity activity : activities) {
            stamp += activity.progress();
        }
        return stamp;
    }

    /** Whether somebody here waits at all. */
    boolean isAnyoneWaiting() {
        return participants.stream().anyMatch(Participant::isStuck);
    }

    /** What a thread waits for now, or that it computes. */
    public String waits(String name) {
        for (Participant participant : participants) {
            Waitable what = participant.waiting();
            if (participant.name().equals(name) && what != null) {
                return "it waits " + what.description();
            }
        }
        return "it computes";
    }

    /** What threads wait for now. */
    List<StuckWait> threadWaits() {
        List<StuckWait> waits = new ArrayList<>();
        for (Participant participant : participants) {
            Waitable what = participant.waiting();
            if (what != null && participant.isAlive()) {
                waits.add(new StuckWait(
                        participant.rank(), participant.name() + " waits " + what.description(), what.peer()));
            }
        }
        return waits;
    }

    /** Who waits for what now, threads first. */
    List<StuckWait> waits() {
        List<StuckWait> waits = threadWaits();
        activities.forEach(activity -> waits.addAll(activity.waits()));
        waits.addAll(faults.values());
        return waits;
    }
}
