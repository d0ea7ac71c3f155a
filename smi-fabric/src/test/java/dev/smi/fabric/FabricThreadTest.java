package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import dev.smi.model.ReduceOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Kernels on threads of their own, and the fabric on another. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class FabricThreadTest {

    private static final int COUNT = 20_000;

    private static void await(BooleanSupplier condition) {
        Backoff backoff = new Backoff();
        while (!condition.getAsBoolean()) {
            if (Thread.currentThread().isInterrupted()) {
                throw new IllegalStateException("interrupted");
            }
            backoff.idle();
        }
    }

    private static void runAll(List<Runnable> kernels)
            throws InterruptedException, ExecutionException, TimeoutException {
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (Runnable kernel : kernels) {
                running.add(threads.submit(kernel));
            }
            try {
                for (Future<?> kernel : running) {
                    kernel.get(60, TimeUnit.SECONDS);
                }
            } finally {
                threads.shutdownNow();
            }
        }
    }

    @Test
    void shouldPassStreamsBetweenThreads() throws InterruptedException, ExecutionException, TimeoutException {
        TestCluster cluster = TestCluster.of(
                "ring",
                new int[] {3},
                List.of(
                        new Operation.Push(new Port(0), DataType.INT, 16),
                        new Operation.Pop(new Port(0), DataType.INT, 16)));
        FastFabric fabric = cluster.fabric(0, 3, LocalRank.Drive.OTHER_THREADS);
        List<Runnable> kernels = new ArrayList<>();
        for (int rank = 0; rank < 3; rank++) {
            int to = (rank + 1) % 3;
            int from = (rank + 2) % 3;
            PushEndpoint push = fabric.push(new Rank(rank), 0, Step.NOBODY);
            PopEndpoint pop = fabric.pop(new Rank(rank), 0, Step.NOBODY);
            kernels.add(() -> {
                push.open(COUNT, to);
                for (int i = 0; i < COUNT; i++) {
                    int value = i * to;
                    await(() -> push.tryPutInt(value));
                }
            });
            int self = rank;
            kernels.add(() -> {
                pop.open(COUNT, from);
                for (int i = 0; i < COUNT; i++) {
                    await(pop::isReady);
                    assertThat(pop.getInt()).isEqualTo(i * self);
                }
            });
        }

        try (FabricThread thread = FabricThread.start(fabric, "fabric")) {
            runAll(kernels);
            assertThat(thread.failure()).isEmpty();
        }
        assertThat(cluster.faults()).isEmpty();
    }

    @Test
    void shouldRunCollectivesBetweenThreads() throws InterruptedException, ExecutionException, TimeoutException {
        TestCluster cluster = TestCluster.of(
                        "bus",
                        new int[] {4},
                        List.of(
                                new Operation.Reduce(new Port(1), DataType.INT, 16, ReduceOperator.ADD),
                                new Operation.Broadcast(new Port(2), DataType.INT, 16),
                                new Operation.Scatter(new Port(3), DataType.INT, 16),
                                new Operation.Gather(new Port(4), DataType.INT, 16)))
                .with(CollectiveScheme.TREE);
        FastFabric fabric = cluster.fabric(0, 4, LocalRank.Drive.OTHER_THREADS);
        List<Runnable> kernels = new ArrayList<>();
        for (int rank = 0; rank < 4; rank++) {
            CollectiveEndpoint reduce = fabric.reduce(new Rank(rank), 1, Step.NOBODY);
            CollectiveEndpoint broadcast = fabric.broadcast(new Rank(rank), 2, Step.NOBODY);
            CollectiveEndpoint scatter = fabric.scatter(new Rank(rank), 3, Step.NOBODY);
            CollectiveEndpoint gather = fabric.gather(new Rank(rank), 4, Step.NOBODY);
            int self = rank;
            kernels.add(() -> allreduce(reduce, broadcast, self));
            kernels.add(() -> thereAndBack(scatter, gather, self));
        }

        try (FabricThread thread = FabricThread.start(fabric, "fabric")) {
            runAll(kernels);
            assertThat(thread.failure()).isEmpty();
        }
        assertThat(cluster.faults()).isEmpty();
    }

    /** Sums at rank 1, one after the other, each broadcast before the next. */
    private static void allreduce(CollectiveEndpoint reduce, CollectiveEndpoint broadcast, int rank) {
        reduce.open(500, 1);
        for (int i = 0; i < 500; i++) {
            int own = i * (rank + 1);
            await(() -> reduce.tryInt(own));
            broadcast.open(1, 1);
            await(() -> broadcast.tryInt(reduce.intResult()));
            assertThat(broadcast.intResult()).isEqualTo(10 * i);
        }
    }

    private static void thereAndBack(CollectiveEndpoint scatter, CollectiveEndpoint gather, int rank) {
        int[] share = new int[1000];
        scatter.open(1000, 2);
        for (int i = 0; i < (rank == 2 ? 4000 : 1000); i++) {
            int value = 3 * i;
            await(() -> scatter.tryInt(value));
            if (rank != 2 || i / 1000 == 2) {
                share[i % 1000] = scatter.intResult();
            }
        }
        gather.open(1000, 2);
        for (int i = 0; i < (rank == 2 ? 4000 : 1000); i++) {
            int value = share[i % 1000];
            await(() -> gather.tryInt(value));
            if (rank == 2) {
                assertThat(gather.intResult()).isEqualTo(3 * i);
            }
        }
    }
}
