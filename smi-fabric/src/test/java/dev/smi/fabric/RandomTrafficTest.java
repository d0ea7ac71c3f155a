package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fabric.endpoint.PopEndpoint;
import dev.smi.fabric.endpoint.PushEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.DataType;
import dev.smi.model.FlowControl;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Program;
import dev.smi.model.Rank;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random messages on random connected topologies with small buffers: all arrive, and every run sends the same packets.
 */
class RandomTrafficTest {

    private static final int CABLES = 4;

    /** Messages of one pair of ranks on one port, one after the other. */
    private record Stream(int from, int to, int port, List<Integer> counts, int flushEvery) {}

    @Property(tries = 150, seed = "7121913")
    void shouldDeliverEverythingInOrder(@ForAll long seed) {
        Random random = new Random(seed);
        TestCluster cluster = new TestCluster(topology(random, 2 + random.nextInt(9)), program(random));
        List<Stream> streams = streams(random, cluster.size());

        List<CableTraffic> first = run(cluster, streams);

        assertThat(run(cluster, streams)).isEqualTo(first);
        assertThat(cluster.faults()).isEmpty();
    }

    private static Program program(Random random) {
        List<Operation> operations = new ArrayList<>();
        for (DataType type : DataType.values()) {
            int buffer = 8 << random.nextInt(3);
            operations.add(new Operation.Push(new Port(type.code()), type, buffer));
            operations.add(new Operation.Pop(new Port(type.code()), type, buffer));
        }
        return new Program(operations, 1 + random.nextInt(10), Rank.MAX_ADDRESSABLE, FlowControl.CREDITS);
    }

    /** A random tree, and more cables where network ports are free. */
    private static Topology topology(Random random, int ranks) {
        int[] used = new int[ranks];
        List<Cable> cables = new ArrayList<>();
        for (int rank = 1; rank < 2 * ranks; rank++) {
            int a = rank < ranks ? rank : random.nextInt(ranks);
            int b = random.nextInt(rank < ranks ? rank : ranks);
            for (int i = 0; rank < ranks && used[b] == CABLES; i++) {
                b = i;
            }
            if (a != b && used[a] < CABLES && used[b] < CABLES) {
                cables.add(new Cable(new CableEnd(new Rank(a), used[a]++), new CableEnd(new Rank(b), used[b]++)));
            }
        }
        List<Device> devices = IntStream.range(0, ranks)
                .mapToObj(rank -> new Device("n%02d:f".formatted(rank), Optional.empty()))
                .toList();
        return Topology.of(devices, cables);
    }

    /** At most one stream for each sending and each receiving endpoint. */
    private static List<Stream> streams(Random random, int ranks) {
        List<Stream> streams = new ArrayList<>();
        for (DataType type : DataType.values()) {
            List<Integer> to = new ArrayList<>(IntStream.range(0, ranks).boxed().toList());
            Collections.shuffle(to, random);
            for (int from = 0; from < ranks; from++) {
                List<Integer> counts =
                        random.ints(random.nextInt(4), 0, 700).boxed().toList();
                int flushEvery = random.nextBoolean() ? 0 : 1 + random.nextInt(20);
                streams.add(new Stream(from, to.get(from), type.code(), counts, flushEvery));
            }
        }
        return streams;
    }

    private static List<CableTraffic> run(TestCluster cluster, List<Stream> streams) {
        FastFabric fabric = cluster.fabric();
        TestKernels kernels = new TestKernels(fabric);
        for (Stream stream : streams) {
            kernels.add(sender(fabric.push(new Rank(stream.from()), stream.port(), Step.NOBODY), stream));
            kernels.add(receiver(fabric.pop(new Rank(stream.to()), stream.port(), Step.NOBODY), stream));
        }
        kernels.run();
        fabric.run(Long.MAX_VALUE);
        assertThat(fabric.occupied()).allMatch(ring -> ring.name().contains("ckr_control"));
        return fabric.traffic();
    }

    private static TestKernels.Kernel sender(PushEndpoint push, Stream stream) {
        int[] next = {0};
        return () -> {
            while (true) {
                while (push.remaining() > 0) {
                    boolean isDue = stream.flushEvery() > 0 && push.remaining() % stream.flushEvery() == 0;
                    if ((isDue && !push.tryFlush()) || !TestElements.tryPut(push, push.remaining() + 31 * next[0])) {
                        return false;
                    }
                }
                if (next[0] == stream.counts().size()) {
                    return true;
                }
                push.open(stream.counts().get(next[0]++), stream.to());
            }
        };
    }

    private static TestKernels.Kernel receiver(PopEndpoint pop, Stream stream) {
        int[] next = {0};
        return () -> {
            while (true) {
                while (pop.remaining() > 0) {
                    if (!pop.isReady()) {
                        return false;
                    }
                    TestElements.requireNext(pop, pop.remaining() + 31 * next[0]);
                }
                if (next[0] == stream.counts().size()) {
                    return true;
                }
                pop.open(stream.counts().get(next[0]++), stream.from());
            }
        };
    }
}
