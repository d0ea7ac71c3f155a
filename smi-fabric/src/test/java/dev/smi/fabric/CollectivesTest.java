package dev.smi.fabric;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.fabric.endpoint.CollectiveEndpoint;
import dev.smi.fabric.ring.Step;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import dev.smi.model.ReduceOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Collectives give what plain Java does: all types, operators and roots, linear and along trees, calls in a row. */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CollectivesTest {

    private static final int[] COUNTS = {1, 29, 400, 0, 7};

    /** What every rank passes and gets; results that are not looked at are empty. */
    private interface Expected {
        double in(int rank, int call, int root, int element);

        /** NaN where anything will do. */
        double out(int rank, int call, int root, int element);
    }

    /** One rank's kernel: a call for each count, with roots that change. */
    private static final class Caller implements TestKernels.Kernel {
        private final CollectiveEndpoint endpoint;
        private final int rank;
        private final int ranks;
        private final Expected expected;
        private int call;
        private int element;

        Caller(CollectiveEndpoint endpoint, int rank, int ranks, Expected expected) {
            this.endpoint = endpoint;
            this.rank = rank;
            this.ranks = ranks;
            this.expected = expected;
            open();
        }

        private int root() {
            return call * 3 % ranks;
        }

        private void open() {
            element = 0;
            if (call < COUNTS.length) {
                endpoint.open(COUNTS[call], root());
            }
        }

        @Override
        public boolean goOn() {
            while (call < COUNTS.length) {
                while (endpoint.remaining() > 0) {
                    if (!TestElements.tryPass(endpoint, expected.in(rank, call, root(), element))) {
                        return false;
                    }
                    double wanted = expected.out(rank, call, root(), element);
                    if (!Double.isNaN(wanted)) {
                        assertThat(TestElements.result(endpoint))
                                .as("rank %d, call %d, element %d", rank, call, element)
                                .isEqualTo(wanted);
                    }
                    element++;
                }
                call++;
                open();
            }
            return true;
        }
    }

    private static void run(TestCluster cluster, IntFunction<CollectiveEndpoint> ends, FastFabric fabric, Expected e) {
        TestKernels kernels = new TestKernels(fabric);
        for (int rank = 0; rank < cluster.size(); rank++) {
            kernels.add(new Caller(ends.apply(rank), rank, cluster.size(), e));
        }
        kernels.run();
        assertThat(cluster.faults()).isEmpty();
    }

    /** What a rank has in an element of a call. */
    private static double own(DataType type, int rank, int call, int element) {
        return TestElements.as(type, (rank * 7919 + call * 104729 + element * 31) % 1000 / 8.0 - 60);
    }

    static Stream<Arguments> shapes() {
        return Stream.of("bus 1", "bus 2", "ring 5", "torus 2x4", "torus 3x3")
                .flatMap(shape -> Stream.of(CollectiveScheme.values()).map(s -> Arguments.of(shape, s)));
    }

    private static TestCluster cluster(String shape, CollectiveScheme scheme, Operation operation) {
        String[] parts = shape.split(" ", -1);
        return TestCluster.of(parts[0], TestElements.sizes(parts[1]), List.of(operation))
                .with(scheme);
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldBroadcast(String shape, CollectiveScheme scheme) {
        for (DataType type : DataType.values()) {
            TestCluster cluster = cluster(shape, scheme, new Operation.Broadcast(new Port(3), type, 8));
            FastFabric fabric = cluster.fabric();
            run(cluster, r -> fabric.broadcast(new Rank(r), 3, Step.NOBODY), fabric, new Expected() {
                @Override
                public double in(int rank, int call, int root, int element) {
                    return own(type, rank, call, element);
                }

                @Override
                public double out(int rank, int call, int root, int element) {
                    return own(type, root, call, element);
                }
            });
        }
    }

    /** The order in which a rank's subtree is combined: own element first, then the children by distance. */
    private static double reduced(
            DataType type,
            ReduceOperator operator,
            CollectiveScheme scheme,
            int ranks,
            int call,
            int root,
            int element) {
        if (scheme == CollectiveScheme.TREE) {
            return subtree(type, operator, ranks, call, root, element, 0);
        }
        double sum = own(type, 0, call, element);
        for (int rank = 1; rank < ranks; rank++) {
            sum = combined(type, operator, sum, own(type, rank, call, element));
        }
        return sum;
    }

    private static double subtree(
            DataType type, ReduceOperator operator, int ranks, int call, int root, int element, int place) {
        double sum = own(type, (root + place) % ranks, call, element);
        for (int distance = 1; place + distance < ranks; distance *= 2) {
            if (distance > place) {
                double child = subtree(type, operator, ranks, call, root, element, place + distance);
                sum = combined(type, operator, sum, child);
            }
        }
        return sum;
    }

    private static double combined(DataType type, ReduceOperator operator, double a, double b) {
        return TestElements.as(
                type,
                switch (operator) {
                    case ADD -> a + b;
                    case MAX -> Math.max(a, b);
                    case MIN -> Math.min(a, b);
                });
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldReduce(String shape, CollectiveScheme scheme) {
        for (DataType type : DataType.values()) {
            for (ReduceOperator operator : ReduceOperator.values()) {
                TestCluster cluster = cluster(shape, scheme, new Operation.Reduce(new Port(3), type, 8, operator));
                FastFabric fabric = cluster.fabric();
                run(cluster, r -> fabric.reduce(new Rank(r), 3, Step.NOBODY), fabric, new Expected() {
                    @Override
                    public double in(int rank, int call, int root, int element) {
                        return own(type, rank, call, element);
                    }

                    @Override
                    public double out(int rank, int call, int root, int element) {
                        return rank == root
                                ? reduced(type, operator, scheme, cluster.size(), call, root, element)
                                : Double.NaN;
                    }
                });
            }
        }
    }

    @ParameterizedTest
    @EnumSource(CollectiveScheme.class)
    void shouldAddFloatsInTheOrderOfTheSpecification(CollectiveScheme scheme) {
        TestCluster cluster =
                cluster("torus 3x3", scheme, new Operation.Reduce(new Port(3), DataType.FLOAT, 8, ReduceOperator.ADD));
        FastFabric fabric = cluster.fabric();
        float[][] values = new float[cluster.size()][64];
        Random random = new Random(5);
        for (float[] row : values) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) Math.exp(random.nextDouble() * 20 - 10);
            }
        }
        TestKernels kernels = new TestKernels(fabric);
        for (int rank = 0; rank < cluster.size(); rank++) {
            CollectiveEndpoint endpoint = fabric.reduce(new Rank(rank), 3, Step.NOBODY);
            endpoint.open(64, 4);
            float[] own = values[rank];
            boolean isRoot = rank == 4;
            kernels.add(() -> {
                while (endpoint.remaining() > 0) {
                    int i = 64 - endpoint.remaining();
                    if (!endpoint.tryFloat(own[i])) {
                        return false;
                    }
                    if (isRoot) {
                        assertThat(endpoint.floatResult()).isEqualTo(floatSum(values, i, scheme, 0));
                    }
                }
                return true;
            });
        }
        kernels.run();
    }

    private static float floatSum(float[][] values, int element, CollectiveScheme scheme, int place) {
        int ranks = values.length;
        if (scheme == CollectiveScheme.LINEAR) {
            float sum = values[0][element];
            for (int rank = 1; rank < ranks; rank++) {
                sum += values[rank][element];
            }
            return sum;
        }
        float sum = values[(4 + place) % ranks][element];
        for (int distance = 1; place + distance < ranks; distance *= 2) {
            if (distance > place) {
                sum += floatSum(values, element, scheme, place + distance);
            }
        }
        return sum;
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldScatter(String shape, CollectiveScheme scheme) {
        for (DataType type : DataType.values()) {
            TestCluster cluster = cluster(shape, scheme, new Operation.Scatter(new Port(3), type, 8));
            FastFabric fabric = cluster.fabric();
            run(cluster, r -> fabric.scatter(new Rank(r), 3, Step.NOBODY), fabric, new Expected() {
                @Override
                public double in(int rank, int call, int root, int element) {
                    return own(type, rank, call, element);
                }

                @Override
                public double out(int rank, int call, int root, int element) {
                    int share = COUNTS[call];
                    if (rank != root) {
                        return own(type, root, call, rank * share + element);
                    }
                    // the root gets its own share while that passes
                    return element / share == root ? own(type, root, call, element) : Double.NaN;
                }
            });
        }
    }

    @ParameterizedTest
    @MethodSource("shapes")
    void shouldGather(String shape, CollectiveScheme scheme) {
        for (DataType type : DataType.values()) {
            TestCluster cluster = cluster(shape, scheme, new Operation.Gather(new Port(3), type, 8));
            FastFabric fabric = cluster.fabric();
            run(cluster, r -> fabric.gather(new Rank(r), 3, Step.NOBODY), fabric, new Expected() {
                @Override
                public double in(int rank, int call, int root, int element) {
                    return own(type, rank, call, element);
                }

                @Override
                public double out(int rank, int call, int root, int element) {
                    if (rank != root) {
                        return Double.NaN;
                    }
                    int from = element / COUNTS[call];
                    int place = from == root ? element : element % COUNTS[call];
                    return own(type, from, call, place);
                }
            });
        }
    }

    @Test
    void shouldRunCollectivesNextToEachOtherOnDifferentPorts() {
        List<Operation> operations = new ArrayList<>();
        for (int port = 0; port < 4; port++) {
            operations.add(new Operation.Broadcast(new Port(port), DataType.INT, 8));
        }
        TestCluster cluster = TestCluster.of("torus", new int[] {2, 4}, operations);
        FastFabric fabric = cluster.fabric();
        TestKernels kernels = new TestKernels(fabric);
        for (int port = 0; port < 4; port++) {
            for (int rank = 0; rank < cluster.size(); rank++) {
                CollectiveEndpoint endpoint = fabric.broadcast(new Rank(rank), port, Step.NOBODY);
                endpoint.open(1000, port);
                int root = port;
                kernels.add(() -> {
                    while (endpoint.remaining() > 0) {
                        if (!endpoint.tryInt(endpoint.remaining() * root)) {
                            return false;
                        }
                        assertThat(endpoint.intResult()).isEqualTo((endpoint.remaining() + 1) * root);
                    }
                    return true;
                });
            }
        }

        kernels.run();

        assertThat(cluster.faults()).isEmpty();
    }
}
