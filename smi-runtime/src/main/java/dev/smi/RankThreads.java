package dev.smi;

import dev.smi.job.Hub;
import dev.smi.job.JobException;
import dev.smi.job.JobOptions;
import dev.smi.job.RankContext;
import dev.smi.job.Rendezvous;
import dev.smi.model.Operation;
import dev.smi.rank.MemoryCarriers;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;

/**
 * Runs all ranks of a job as threads of this JVM. They reach each other as the settings say: what a program will do
 * between processes and hosts can be tried without them. One use.
 */
final class RankThreads {

    private final int ranks;
    private final Settings settings;
    private final List<Operation> ports;
    private final JobOptions options;
    private final String job = "threads-" + UUID.randomUUID();
    private final Hub hub;
    private final MemoryCarriers carriers;
    private final CyclicBarrier start;

    /** @param ports declared for routed channels; may be empty */
    RankThreads(int ranks, Settings settings, List<Operation> ports) {
        if (ranks < 1) {
            throw new IllegalArgumentException(ranks + " ranks; a job has at least one");
        }
        this.ranks = ranks;
        this.settings = settings;
        this.ports = List.copyOf(ports);
        this.options = settings.options();
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
        hub.progress().failure().ifPresent(cause -> {
            throw cause;
        });
    }

    private void rank(int number, RankProgram program) {
        try {
            RankContext context = context(number);
            try (Smi smi = new Smi(context, settings, List.of(), () -> {})) {
                work(smi, program);
            }
        } catch (Throwable e) { // whatever keeps a rank from beginning ends the job
            fail(failure(number, e));
            start.reset();
        }
    }

    /** Says that it failed before the rank is closed, which tells the others. */
    private void work(Smi smi, RankProgram program) {
        try {
            start.await();
            hub.watch();
            smi.begin(ports);
            program.run(smi);
        } catch (InterruptedException | BrokenBarrierException e) {
            fail(new JobException("rank " + smi.rank() + " was interrupted", e));
        } catch (Throwable e) { // whatever ends a rank ends the job, and is reported there
            fail(failure(smi.rank(), e));
        }
    }

    private RankContext context(int number) {
        return switch (options.link()) {
            case AUTO, LOCAL -> new RankContext(hub, number, Collections.nCopies(ranks, hub.local()));
            case SHM, MPJ -> Rendezvous.meet(new ThreadRank(number, ranks, job, carriers.of(number)), options);
        };
    }

    static JobException failure(int rank, Throwable cause) {
        return cause instanceof JobException job ? job : new JobException("rank " + rank + " failed: " + cause, cause);
    }

    /** The first one is the cause; the others fail because of it. */
    private void fail(JobException cause) {
        hub.progress().fail(cause);
    }
}
