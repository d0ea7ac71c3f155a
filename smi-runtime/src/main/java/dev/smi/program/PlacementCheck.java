package dev.smi.program;

import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether what all ranks load fits together. One use. */
public final class PlacementCheck {

    private static final int MOST_FAULTS = 20;

    private final List<RankLoad> loads;
    private final Topology topology;
    private final List<String> faults = new ArrayList<>();

    private PlacementCheck(List<RankLoad> loads, Topology topology) {
        this.loads = loads;
        this.topology = topology;
    }

    /**
     * What does not fit; empty if everything does.
     *
     * @param loads what each rank loads, in order of rank
     * @param topology the caller's topology
     */
    public static List<String> faults(List<RankLoad> loads, Topology topology) {
        PlacementCheck check = new PlacementCheck(loads, topology);
        check.checkTopologies();
        if (check.faults.isEmpty()) {
            check.checkSizes();
            check.checkPrograms();
            check.checkPorts();
        }
        return check.faults.stream().limit(MOST_FAULTS).toList();
    }

    private void checkTopologies() {
        RankLoad first = loads.getFirst();
        for (int rank = 1; rank < loads.size(); rank++) {
            RankLoad other = loads.get(rank);
            if (!other.topology().equals(first.topology())) {
                faults.add("rank " + rank + " has another topology (" + other.source() + ") than rank 0 ("
                        + first.source() + "); give all ranks the same -Dsmi.topology");
            } else if (other.tables().isEmpty() != first.tables().isEmpty()) {
                faults.add("rank " + (other.tables().isEmpty() ? rank : 0) + " has no routing tables, rank "
                        + (other.tables().isEmpty() ? 0 : rank) + " those of " + first.tables() + other.tables()
                        + "; give all ranks the same -Dsmi.routes");
            }
        }
    }

    private void checkSizes() {
        RankLoad first = loads.getFirst();
        if (topology.size() != loads.size()) {
            faults.add("the topology (" + first.source() + ") has " + topology.size() + " FPGAs, but the job has "
                    + loads.size() + " ranks; launch with -np " + topology.size() + ", or name another topology");
            return;
        }
        for (int rank = 0; rank < loads.size(); rank++) {
            RankLoad load = loads.get(rank);
            if (load.description().maxRanks() < loads.size()) {
                faults.add("program " + load.program() + " of rank " + rank + " was generated for at most "
                        + load.description().maxRanks() + " ranks, but the job has " + loads.size()
                        + "; run smi-codegen with --max-ranks " + loads.size());
            }
            if (load.cables() < topology.channels()) {
                faults.add("program " + load.program() + " of rank " + rank + " was generated for " + load.cables()
                        + " cables, but the topology (" + load.source() + ") uses channel "
                        + (topology.channels() - 1) + "; run smi-codegen with --cables " + topology.channels());
            }
        }
    }

    private void checkPrograms() {
        for (int rank = 0; rank < loads.size() && faults.isEmpty(); rank++) {
            Device device = topology.device(new Rank(rank));
            String loaded = loads.get(rank).program();
            String named = device.program().orElse(loaded);
            if (!named.equals(loaded)) {
                faults.add("rank " + rank + " loads program " + loaded + ", but the topology ("
                        + loads.get(rank).source() + ") has " + device.name() + " run " + named
                        + "; load that one, or change the topology's \"fpgas\"");
            }
        }
    }

    /** The ends of a port are in whatever programs; a sender counts the packets that its receiver has room for. */
    private void checkPorts() {
        Map<Port, Use> uses = new HashMap<>();
        for (int rank = 0; rank < loads.size(); rank++) {
            RankLoad load = loads.get(rank);
            if (load.description().flowControl()
                    != loads.getFirst().description().flowControl()) {
                faults.add("program " + load.program() + " of rank " + rank + " and program "
                        + loads.getFirst().program()
                        + " of rank 0 do not both send with credits; generate both with or without --eager");
                return;
            }
            for (Operation operation : load.description().operations()) {
                Use first = uses.computeIfAbsent(operation.port(), _ -> new Use(load, operation));
                if (!first.operation().fits(operation)) {
                    faults.add("port " + operation.port() + " is " + Use.words(operation) + " in program "
                            + load.program() + " of rank " + rank + ", but " + Use.words(first.operation())
                            + " in program " + first.load().program()
                            + "; generate programs that talk to each other in one run of smi-codegen");
                }
            }
        }
    }

    private record Use(RankLoad load, Operation operation) {

        static String words(Operation operation) {
            return operation.type() + " of " + operation.dataType().cName() + " with a buffer of "
                    + operation.bufferSize() + " packets";
        }
    }
}
