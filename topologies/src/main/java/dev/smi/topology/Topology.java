package dev.smi.topology;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * FPGAs and the cables between them. Immutable.
 *
 * <p>Ranks are given in string order of the FPGAs' names; FPGAs without a cable get ranks too. Source:
 * docs/design/smi-spec.md, section 3, topology file.
 */
public final class Topology {

    /** The highest number of a network port; what the routing codes and the proofs have room for. */
    public static final int MAX_CHANNEL = 31;

    private final List<Device> devices;
    private final List<Cable> cables;
    private final Map<String, Rank> ranks = new HashMap<>();
    private final Map<CableEnd, CableEnd> peers = new HashMap<>();

    private Topology(List<Device> devices, List<Cable> cables) {
        this.devices = devices;
        this.cables = cables;
    }

    /**
     * A topology of the given FPGAs, in any order.
     *
     * @param cables cables between ranks as {@link #ranksOf} numbers these FPGAs
     * @throws IllegalArgumentException if a name or a network port is used twice, or an end is no FPGA of the topology
     */
    public static Topology of(List<Device> devices, List<Cable> cables) {
        Topology topology = new Topology(
                devices.stream().sorted(Comparator.comparing(Device::name)).toList(), List.copyOf(cables));
        for (Device device : topology.devices) {
            if (topology.ranks.put(device.name(), new Rank(topology.ranks.size())) != null) {
                throw new IllegalArgumentException("FPGA " + device.name() + " is there twice");
            }
        }
        for (Cable cable : cables) {
            topology.connect(cable.a(), cable.b());
            topology.connect(cable.b(), cable.a());
        }
        return topology;
    }

    /** The same FPGAs without some of the cables. */
    public Topology without(Collection<Cable> lost) {
        return of(
                devices, cables.stream().filter(cable -> !lost.contains(cable)).toList());
    }

    /** The rank of every FPGA of the given names. */
    public static Map<String, Rank> ranksOf(Stream<String> names) {
        Map<String, Rank> ranks = new HashMap<>();
        names.sorted().forEach(name -> ranks.put(name, new Rank(ranks.size())));
        return ranks;
    }

    private void connect(CableEnd from, CableEnd to) {
        if (from.rank().value() >= devices.size() || from.channel() > MAX_CHANNEL) {
            throw new IllegalArgumentException(from + " is not in a topology of " + devices.size() + " FPGAs");
        }
        if (peers.put(from, to) != null) {
            throw new IllegalArgumentException(from + " has two cables");
        }
    }

    /** How many FPGAs, and so ranks, there are. */
    public int size() {
        return devices.size();
    }

    /** The FPGAs in order of rank. */
    public List<Device> devices() {
        return devices;
    }

    /** The FPGA of a rank. */
    public Device device(Rank rank) {
        return devices.get(rank.value());
    }

    /** The rank of the FPGA with the given name, or empty. */
    public Optional<Rank> rank(String name) {
        return Optional.ofNullable(ranks.get(name));
    }

    /** The cables, each once. */
    public List<Cable> cables() {
        return cables;
    }

    /** The other end of the cable at a network port, or empty if the port has no cable. */
    public Optional<CableEnd> peer(CableEnd end) {
        return Optional.ofNullable(peers.get(end));
    }

    /**
     * The number of network ports that an FPGA needs for these cables: the highest channel plus one, 0 without cables.
     */
    public int channels() {
        return peers.keySet().stream().mapToInt(e -> e.channel() + 1).max().orElse(0);
    }

    /** The cable at a network port, or empty if the port has none. */
    public Optional<Cable> cable(CableEnd end) {
        return cables.stream()
                .filter(cable -> cable.a().equals(end) || cable.b().equals(end))
                .findFirst();
    }

    /** A network port as the topology file names it, {@code node:fpga:ch<n>}. */
    public String name(CableEnd end) {
        return device(end.rank()).name() + ":ch" + end.channel();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Topology t && t.devices.equals(devices) && t.peers.equals(peers);
    }

    @Override
    public int hashCode() {
        return 31 * devices.hashCode() + peers.hashCode();
    }

    @Override
    public String toString() {
        return "topology of " + devices.size() + " FPGAs and " + cables.size() + " cables";
    }
}
