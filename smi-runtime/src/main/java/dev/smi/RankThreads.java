package dev.smi;

import dev.smi.job.Hub;
import dev.smi.job.JobException;
import dev.smi.job.JobOptions;
import dev.smi.job.RankContext;
import dev.smi.job.Rendezvous;
import dev.smi.rank.MemoryCarriers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import org.jspecify.annotations.Nullable;

/** Runs all ranks of a job as threads of this JVM. One use. */
final class RankThreads {

    private final int ranks;
    private final JobOptions options;
    private final String job = "threads-" + UUID.randomUUID();
    private final Hub hub;
    private final MemoryCarriers carriers;
    private final CyclicBarrier start;
    private @Nullable JobException failure;

    RankThreads(int ranks) {
        this(ranks, Settings.ofSystem().options());
    }

    /**
     * Ranks that reach each other as they are told, in one JVM though they are: what a program will do between
     * processes and hosts can be tried without them.
     */
    RankThreads(int ranks, JobOptions options) {
        if (ranks < 1) {
            throw new IllegalArgumentException(ranks + " ranks; a job has at least one");
        }
        this.ranks = ranks;
        this.options = options;
        this.hub = Hub.of(job, options.limit());
        this.carriers = new MemoryCarriers(ranks);
        this.start = new CyclicBarrier(ranks);
    }

    void run(RankProgram program) {
        List<Thread> threads = new ArrayList<>();
        for (int rank = 0; rank < ranks; rank++) {
            int number = rank;
            threads.add(Thread.ofPlatform().name("rank " + rank).daemon().start(() -> rank(number, program)));
        }
        try {
            for (Thread thread : threads) {
                thread.join();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            fail(new JobException("interrupted while ranks were running"));
        }
        JobException cause = failure();
        if (cause != null) {
            throw cause;
        }
    }

    private void rank(int number, RankProgram program) {
        try (RankContext context = context(number)) {
            work(context, program);
        } catch (JobException e) {
            fail(e);
        } catch (RuntimeException e) {
            fail(new JobException("rank " + number + " failed: " + e, e));
        }
    }

    /** Says that it failed before the rank is closed, which tells the others. */
    private void work(RankContext context, RankProgram program) {
        try {
            start.await();
            Smi smi = new Smi(context, List.of(), () -> {});
            program.run(smi);
            smi.finish();
        } catch (InterruptedException | BrokenBarrierException e) {
            fail(new JobException("rank " + context.rank() + " was interrupted", e));
        } catch (JobException e) {
            fail(e);
        } catch (Throwable e) { // whatever ends a rank ends the job, and is reported there
            fail(new JobException("rank " + context.rank() + " failed: " + e, e));
        }
    }

    private RankContext context(int number) {
        return switch (options.link()) {
            case AUTO, LOCAL -> new RankContext(hub, number, Collections.nCopies(ranks, hub.local()));
            case SHM, MPJ -> Rendezvous.meet(new ThreadRank(number, ranks, job, carriers.of(number)), options);
        };
    }

    /** The first one is the cause; the others fail because of it. */
    private synchronized void fail(JobException cause) {
        if (failure == null) {
            failure = cause;
        }
        hub.progress().fail(cause);
    }

    private synchronized @Nullable JobException failure() {
        return failure;
    }
}
