package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import dev.smi.topology.Shape;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Collectives through communication and support kernels give the same, to the last bit, as those on direct wires. */
@Timeout(240)
class RoutedCollectivesTest {

    private static final List<Integer> COUNTS = List.of(0, 1, 7, 40);
    private static final int PORTS_OF_TYPE = 8;
    private static final int BROADCAST = 0;
    private static final int SCATTER = 1;
    private static final int GATHER = 2;
    private static final int REDUCE = 3;

    @TempDir
    Path directory;

    private static int port(DataType type, int kind) {
        return PORTS_OF_TYPE * (type.bytes() + (type == DataType.FLOAT ? 1 : 0)) + kind;
    }

    private static int reduceBy(ReduceOperator operator) {
        return switch (operator) {
            case ADD -> REDUCE;
            case MAX -> REDUCE + 1;
            case MIN -> REDUCE + 2;
        };
    }

    private RoutedRun run(CollectiveScheme scheme) {
        RoutedRun run = new RoutedRun(directory, Shape.of("torus").make(new int[] {2, 4}, List.of())).with(scheme);
        for (DataType type : DataType.values()) {
            run.with(
                    new Operation.Broadcast(new Port(port(type, BROADCAST)), type, 16),
                    new Operation.Scatter(new Port(port(type, SCATTER)), type, 16),
                    new Operation.Gather(new Port(port(type, GATHER)), type, 16));
            for (ReduceOperator operator : ReduceOperator.values()) {
                Port port = new Port(port(type, reduceBy(operator)));
                run.with(new Operation.Reduce(port, type, 16, operator));
            }
        }
        return run;
    }

    @ParameterizedTest
    @EnumSource(CollectiveScheme.class)
    void shouldGiveWhatDirectCollectivesGive(CollectiveScheme scheme) {
        Map<String, Object> routed = new ConcurrentSkipListMap<>();
        Map<String, Object> direct = new ConcurrentSkipListMap<>();

        run(scheme).run(smi -> new Program(smi, routed).run());
        run(scheme).runDirect(smi -> new Program(smi, direct).run());

        assertThat(routed).hasSameSizeAs(direct).isNotEmpty();
        direct.forEach((key, array) -> assertThat(routed.get(key)).as(key).isEqualTo(array));
    }

    /** All collectives of one rank, with every type, and roots and counts in turn. */
    private record Program(Smi smi, Map<String, Object> results) {

        void run() {
            for (DataType type : DataType.values()) {
                for (int count : COUNTS) {
                    for (int root = count % 3; root < smi.size(); root += 3) {
                        boolean isInPieces = (smi.rank() + root + count) % 2 == 0;
                        broadcast(type, count, root, isInPieces);
                        scatter(type, count, root, isInPieces);
                        gather(type, count, root, isInPieces);
                        for (ReduceOperator operator : ReduceOperator.values()) {
                            reduce(type, count, root, operator, isInPieces);
                        }
                    }
                }
            }
        }

        private void keep(String what, DataType type, int count, int root, Object array) {
            results.put(what + " of " + count + " " + type + " root " + root + " rank " + smi.rank(), array);
        }

        private void broadcast(DataType type, int count, int root, boolean isInPieces) {
            Object data = Elements.random(type, count, smi.rank());
            BroadcastChannel channel = smi.world().openBroadcast(type, count, port(type, BROADCAST), root);
            if (isInPieces) {
                Elements.broadcast(channel, data, 0, count / 3);
                Elements.broadcast(channel, data, count / 3, count - count / 3);
            } else {
                for (int i = 0; i < count; i++) {
                    Elements.broadcast(channel, data, i);
                }
            }
            keep("broadcast", type, count, root, data);
        }

        private void scatter(DataType type, int count, int root, boolean isInPieces) {
            Object all = Elements.random(type, count * smi.size(), root);
            ScatterChannel channel = smi.world().openScatter(type, count, count, port(type, SCATTER), root);
            Object result = Elements.zeros(type, isInPieces ? count : channel.count());
            if (isInPieces) {
                Elements.scatter(channel, all, result);
            } else {
                for (int i = 0; i < channel.count(); i++) {
                    Elements.scatter(channel, all, i, result, i);
                }
            }
            keep("scatter", type, count, root, result);
        }

        private void gather(DataType type, int count, int root, boolean isInPieces) {
            Object share = Elements.random(type, count, smi.rank());
            GatherChannel channel = smi.world().openGather(type, count, count, port(type, GATHER), root);
            Object result = Elements.zeros(type, channel.count());
            if (isInPieces) {
                Elements.gather(channel, share, result);
            } else {
                for (int i = 0; i < channel.count(); i++) {
                    Elements.gather(channel, share, i % count, result, i);
                }
            }
            keep("gather", type, count, root, result);
        }

        private void reduce(DataType type, int count, int root, ReduceOperator operator, boolean isInPieces) {
            Object data = Elements.random(type, count, smi.rank());
            Object result = Elements.zeros(type, count);
            int port = port(type, reduceBy(operator));
            ReduceChannel channel = smi.world().openReduce(type, count, operator, port, root);
            if (isInPieces) {
                Elements.reduce(channel, data, result, 0, count);
            } else {
                for (int i = 0; i < count; i++) {
                    Elements.reduce(channel, data, result, i);
                }
            }
            keep("reduce by " + operator, type, count, root, result);
        }
    }
}
