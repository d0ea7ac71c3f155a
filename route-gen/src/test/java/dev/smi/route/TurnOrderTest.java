package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.topology.GridGenerator;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TurnOrderTest {

    @Test
    void shouldNotLetATurnCloseARing() {
        Network ring = Network.of(GridGenerator.ring(3, List.of()), 2);
        TurnOrder order = new TurnOrder(ring, ring.directedCables());

        assertThat(order.allow(0, 2)).isTrue();
        assertThat(order.allow(2, 4)).isTrue();
        assertThat(order.allow(4, 0)).isFalse();
        assertThat(order.allow(1, 5)).isTrue();
        assertThat(order.allow(5, 3)).isTrue();
        assertThat(order.allow(3, 1)).isFalse();
    }

    /** The order is compared with a plain search through the turns that were allowed. */
    @Property(seed = "5", tries = 50)
    void shouldAllowExactlyTheTurnsThatCloseNoCycle(@ForAll long seed, @ForAll @IntRange(min = 2, max = 9) int size) {
        Network network = Network.of(RandomTopologies.connected(seed, size, 4), 4);
        List<Integer> cables = new ArrayList<>();
        for (int cable : network.directedCables()) {
            cables.add(cable);
        }
        Collections.shuffle(cables, new Random(seed));
        TurnOrder order = new TurnOrder(
                network, cables.stream().mapToInt(Integer::intValue).toArray());
        List<int[]> allowed = new ArrayList<>();
        List<int[]> turns = turns(network);
        for (int[] turn : turns) {
            if (order.isBefore(turn[0], turn[1])) {
                allowed.add(turn);
            }
        }
        for (int[] turn : turns) {
            boolean closesCycle = leads(allowed, turn[1], turn[0], new HashSet<>());
            assertThat(order.allow(turn[0], turn[1])).isEqualTo(!closesCycle);
            if (!closesCycle) {
                allowed.add(turn);
            }
            assertThat(allowed).allMatch(t -> order.isBefore(t[0], t[1]));
        }
    }

    private static List<int[]> turns(Network network) {
        List<int[]> turns = new ArrayList<>();
        for (int from : network.directedCables()) {
            for (int to : network.directedCables()) {
                if (to / network.cables() == network.end(from) && network.peer(from) != to) {
                    turns.add(new int[] {from, to});
                }
            }
        }
        return turns;
    }

    private static boolean leads(List<int[]> turns, int from, int to, Set<Integer> seen) {
        if (from == to) {
            return true;
        }
        seen.add(from);
        return turns.stream().anyMatch(t -> t[0] == from && !seen.contains(t[1]) && leads(turns, t[1], to, seen));
    }
}
