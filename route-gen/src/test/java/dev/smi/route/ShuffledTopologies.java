package dev.smi.route;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The same cabling under other names and other channel numbers. */
final class ShuffledTopologies {

    private ShuffledTopologies() {}

    static Topology shuffled(Topology topology, int ports, long seed) {
        Random random = new Random(seed);
        List<Integer> ranks = permutation(topology.size(), random);
        List<List<Integer>> channels = IntStream.range(0, topology.size())
                .mapToObj(_ -> permutation(ports, random))
                .toList();
        List<Cable> cables = new ArrayList<>();
        for (Cable cable : topology.cables()) {
            cables.add(new Cable(moved(cable.b(), ranks, channels), moved(cable.a(), ranks, channels)));
        }
        Collections.shuffle(cables, random);
        return Topology.of(topology.devices(), cables);
    }

    /** The same topology without some of its cables. */
    static Topology without(Topology topology, List<Cable> lost) {
        return Topology.of(
                topology.devices(),
                topology.cables().stream().filter(c -> !lost.contains(c)).toList());
    }

    private static CableEnd moved(CableEnd end, List<Integer> ranks, List<List<Integer>> channels) {
        return new CableEnd(
                new Rank(ranks.get(end.rank().value())),
                channels.get(end.rank().value()).get(end.channel()));
    }

    private static List<Integer> permutation(int size, Random random) {
        List<Integer> numbers = new ArrayList<>(IntStream.range(0, size).boxed().toList());
        Collections.shuffle(numbers, random);
        return numbers;
    }
}
