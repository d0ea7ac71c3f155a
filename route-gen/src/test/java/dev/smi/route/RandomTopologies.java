package dev.smi.route;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;

/** Connected topologies of any shape: a random tree, and as many further cables as the network ports allow. */
final class RandomTopologies {

    private final Random random;
    private final List<Deque<Integer>> freePorts = new ArrayList<>();
    private final List<Cable> cables = new ArrayList<>();

    private RandomTopologies(long seed) {
        this.random = new Random(seed);
    }

    /** A connected topology of the given number of FPGAs with up to {@code ports} cables each, at least two ports. */
    static Topology connected(long seed, int size, int ports) {
        return new RandomTopologies(seed).make(size, ports);
    }

    private Topology make(int size, int ports) {
        for (int rank = 0; rank < size; rank++) {
            List<Integer> channels =
                    new ArrayList<>(IntStream.range(0, ports).boxed().toList());
            Collections.shuffle(channels, random);
            freePorts.add(new ArrayDeque<>(channels));
        }
        for (int rank = 1; rank < size; rank++) {
            connect(rank, anyWithFreePort(rank));
        }
        for (int extra = random.nextInt(2 * size + 1); extra > 0; extra--) {
            int a = random.nextInt(size);
            int b = random.nextInt(size);
            if (a != b && !freePorts.get(a).isEmpty() && !freePorts.get(b).isEmpty()) {
                connect(a, b);
            }
        }
        List<Device> devices = IntStream.range(0, size)
                .mapToObj(i -> new Device(String.format("n%03d:acl0", i), Optional.empty()))
                .toList();
        return Topology.of(devices, cables);
    }

    private int anyWithFreePort(int below) {
        List<Integer> open = IntStream.range(0, below)
                .filter(r -> !freePorts.get(r).isEmpty())
                .boxed()
                .toList();
        return open.get(random.nextInt(open.size()));
    }

    private void connect(int a, int b) {
        cables.add(new Cable(
                new CableEnd(new Rank(a), freePorts.get(a).pop()),
                new CableEnd(new Rank(b), freePorts.get(b).pop())));
    }
}
