package dev.smi;

import dev.smi.job.Hub;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import dev.smi.transport.Transport;
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
    private final Settings settings;
    private final Hub hub;
    private final CyclicBarrier start;
    private @Nullable JobException failure;

    RankThreads(int ranks, Settings settings) {
        if (ranks < 1) {
            throw new IllegalArgumentException(ranks + " ranks; a job has at least one");
        }
        this.ranks = ranks;
        this.settings = settings;
        this.hub = Hub.of("threads-" + UUID.randomUUID(), settings.deadline());
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
        List<Transport> transports = Collections.nCopies(ranks, hub.local());
        try {
            RankContext context = new RankContext(hub, number, transports);
            start.await();
            context.watch();
            try (Smi smi = new Smi(context, settings, List.of(), () -> {})) {
                runProgram(number, program, smi);
            }
        } catch (InterruptedException | BrokenBarrierException e) {
            fail(new JobException("rank " + number + " was interrupted", e));
        } catch (RuntimeException e) {
            fail(failure(number, e));
        }
    }

    /** What a program throws ends the job before the rank waits for others to come to their end. */
    private void runProgram(int number, RankProgram program, Smi smi) {
        try {
            program.run(smi);
        } catch (Throwable e) { // whatever ends a rank ends the job, and is reported there
            fail(failure(number, e));
        }
    }

    private static JobException failure(int rank, Throwable cause) {
        return cause instanceof JobException job ? job : new JobException("rank " + rank + " failed: " + cause, cause);
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
