package dev.smi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.CollectiveScheme;
import dev.smi.model.DataType;
import dev.smi.model.ReduceOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every collective with all types, roots and operators, over several numbers of ranks. In every second message some
 * ranks pass elements one by one and others at once.
 */
@Timeout(value = 120, unit = TimeUnit.SECONDS)
class CollectivesTest {

    private static final List<Integer> COUNTS = List.of(0, 1, 7, 90);
    private static final String SCHEME = "smi.collectives";

    @AfterEach
    void forgetScheme() {
        System.clearProperty(SCHEME);
    }

    @ParameterizedTest
    @CsvSource({"1,LINEAR", "2,TREE", "3,LINEAR", "5,TREE", "8,LINEAR"})
    void shouldBroadcast(int ranks, CollectiveScheme scheme) {
        forAllMessages(ranks, scheme, (smi, type, root, count) -> {
            Object data = Elements.random(type, count, smi.rank());
            BroadcastChannel channel = smi.world().openBroadcast(type, count, 3, root);
            if (isInPieces(smi.rank(), root, count)) {
                Elements.broadcast(channel, data, 0, count / 3);
                Elements.broadcast(channel, data, count / 3, count - count / 3);
            } else {
                for (int i = 0; i < count; i++) {
                    Elements.broadcast(channel, data, i);
                }
            }
            assertThat(data).isEqualTo(Elements.random(type, count, root));
        });
    }

    @ParameterizedTest
    @CsvSource({
        "1,LINEAR",
        "1,TREE",
        "2,LINEAR",
        "2,TREE",
        "3,LINEAR",
        "3,TREE",
        "5,LINEAR",
        "5,TREE",
        "8,LINEAR",
        "8,TREE"
    })
    void shouldReduceInAFixedOrder(int ranks, CollectiveScheme scheme) {
        forAllMessages(ranks, scheme, (smi, type, root, count) -> {
            for (ReduceOperator operator : ReduceOperator.values()) {
                Object data = Elements.random(type, count, smi.rank());
                Object result = Elements.zeros(type, count);
                ReduceChannel channel = smi.world().openReduce(type, count, operator, 3, root);
                if (isInPieces(smi.rank(), root, count)) {
                    Elements.reduce(channel, data, result, 0, count / 3);
                    Elements.reduce(channel, data, result, count / 3, count - count / 3);
                } else {
                    for (int i = 0; i < count; i++) {
                        Elements.reduce(channel, data, result, i);
                    }
                }
                assertThat(result)
                        .isEqualTo(
                                smi.rank() == root
                                        ? expected(type, count, operator, scheme, ranks, root)
                                        : Elements.zeros(type, count));
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"1,LINEAR", "2,LINEAR", "3,TREE", "5,LINEAR", "8,LINEAR"})
    void shouldScatterInOrderOfRank(int ranks, CollectiveScheme scheme) {
        forAllMessages(ranks, scheme, (smi, type, root, count) -> {
            Object all = Elements.random(type, count * ranks, root);
            Object share = Elements.zeros(type, count);
            ScatterChannel channel = smi.world().openScatter(type, count, count, 3, root);
            if (isInPieces(smi.rank(), root, count)) {
                Elements.scatter(channel, all, share);
            } else {
                int calls = smi.rank() == root ? count * ranks : count;
                assertThat(channel.count()).isEqualTo(calls);
                Object passed = Elements.zeros(type, calls);
                for (int i = 0; i < calls; i++) {
                    Elements.scatter(channel, all, i, passed, i);
                }
                System.arraycopy(passed, smi.rank() == root ? root * count : 0, share, 0, count);
            }
            Object expected = Elements.zeros(type, count);
            System.arraycopy(all, smi.rank() * count, expected, 0, count);
            assertThat(share).isEqualTo(expected);
        });
    }

    @ParameterizedTest
    @CsvSource({"1,LINEAR", "2,LINEAR", "3,TREE", "5,LINEAR", "8,LINEAR"})
    void shouldGatherInOrderOfRank(int ranks, CollectiveScheme scheme) {
        forAllMessages(ranks, scheme, (smi, type, root, count) -> {
            Object expected = Elements.random(type, count * ranks, root);
            Object share = Elements.zeros(type, count);
            System.arraycopy(expected, smi.rank() * count, share, 0, count);
            int calls = smi.rank() == root ? count * ranks : count;
            Object all = Elements.zeros(type, calls);
            GatherChannel channel = smi.world().openGather(type, count, count, 3, root);
            if (isInPieces(smi.rank(), root, count)) {
                Elements.gather(channel, share, all);
            } else {
                for (int i = 0; i < calls; i++) {
                    Elements.gather(channel, share, i % count, all, i);
                }
            }
            assertThat(all).isEqualTo(smi.rank() == root ? expected : Elements.zeros(type, count));
        });
    }

    /** Passes one message with one type, root and count. */
    @FunctionalInterface
    interface MessageTest {
        void run(Smi smi, DataType type, int root, int count);
    }

    private static void forAllMessages(int ranks, CollectiveScheme scheme, MessageTest test) {
        System.setProperty(SCHEME, scheme.id());
        for (DataType type : DataType.values()) {
            Smi.run(ranks, smi -> {
                for (int root = 0; root < ranks; root++) {
                    for (int count : COUNTS) {
                        test.run(smi, type, root, count);
                    }
                }
            });
        }
    }

    private static boolean isInPieces(int rank, int root, int count) {
        return (rank + root + count) % 2 == 0;
    }

    private static Object expected(
            DataType type, int count, ReduceOperator operator, CollectiveScheme scheme, int ranks, int root) {
        if (scheme == CollectiveScheme.TREE) {
            return subtree(type, count, operator, ranks, root, 0);
        }
        Object result = Elements.random(type, count, 0);
        for (int rank = 1; rank < ranks; rank++) {
            combine(operator, result, Elements.random(type, count, rank), count);
        }
        return result;
    }

    /** Own elements, then those of the children by distance, as docs/adr/0008-collectives.md has it. */
    private static Object subtree(DataType type, int count, ReduceOperator operator, int ranks, int root, int place) {
        Object result = Elements.random(type, count, (root + place) % ranks);
        List<Integer> children = new ArrayList<>();
        for (int distance = 1; place + distance < ranks; distance *= 2) {
            if (distance > place) {
                children.add(place + distance);
            }
        }
        for (int child : children) {
            combine(operator, result, subtree(type, count, operator, ranks, root, child), count);
        }
        return result;
    }

    private static void combine(ReduceOperator operator, Object into, Object from, int count) {
        for (int i = 0; i < count; i++) {
            Elements.combine(operator, into, from, i);
        }
    }
}
