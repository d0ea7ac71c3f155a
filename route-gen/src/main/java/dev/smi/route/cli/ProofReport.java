package dev.smi.route.cli;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.route.DeadlockProof;
import dev.smi.route.DeadlockProof.TableFault;
import dev.smi.route.DeadlockProof.Turn;
import dev.smi.route.RouteMetrics;
import dev.smi.route.RouteSelection;
import dev.smi.topology.Topology;
import java.util.List;
import java.util.Locale;

/** Puts the verdict over routing tables into words, with the topology's names. */
final class ProofReport {

    private final Topology topology;
    private final RouteSelection selection;

    ProofReport(Topology topology, RouteSelection selection) {
        this.topology = topology;
        this.selection = selection;
    }

    /** What was made and what is known about it, a few lines. */
    String summary() {
        RouteMetrics metrics = selection.metrics();
        String routes = String.format(
                Locale.ROOT,
                "%d FPGAs, %d cables, %s routes: %.2f hops on average, %d at most%n",
                topology.size(),
                topology.cables().size(),
                selection.algorithm(),
                metrics.averageHops(),
                metrics.longest());
        String parts = metrics.unreachable() == 0
                ? ""
                : metrics.unreachable() + " pairs of FPGAs are not connected and have no route\n";
        String verdict = selection.proof() instanceof DeadlockProof.Proven proven
                ? "proven free of deadlock: " + proven.dependencies() + " dependencies between " + proven.fifos()
                        + " FIFOs, no cycle\n"
                : "";
        return routes + parts + verdict;
    }

    /** Why the tables are refused. */
    String refusal() {
        return switch (selection.proof()) {
            case DeadlockProof.Proven _ -> throw new IllegalStateException("proven tables are not refused");
            case DeadlockProof.Cyclic cyclic -> cycle(cyclic.turns());
            case DeadlockProof.Faulty faulty -> faults(faulty.faults());
        };
    }

    private String cycle(List<Turn> turns) {
        StringBuilder text = new StringBuilder(selection.algorithm())
                .append(" routes can deadlock: packets on these ")
                .append(turns.size())
                .append(" cables can wait for each other in a circle; use --algorithm auto");
        for (Turn turn : turns) {
            text.append("\n  ")
                    .append(cable(turn.from()))
                    .append("  and on to the next by the route from rank ")
                    .append(turn.source())
                    .append(" to rank ")
                    .append(turn.destination());
        }
        return text.toString();
    }

    private String cable(int number) {
        int cables = selection.tables().cables();
        CableEnd from = new CableEnd(new Rank(number / cables), number % cables);
        return topology.name(from) + " -> " + topology.name(topology.peer(from).orElseThrow());
    }

    private String faults(List<TableFault> faults) {
        StringBuilder text = new StringBuilder("the tables break the rules:");
        for (TableFault fault : faults) {
            text.append("\n  tables of rank ")
                    .append(fault.rank())
                    .append(", channel ")
                    .append(fault.cable())
                    .append(", destination ")
                    .append(fault.destination())
                    .append(": ")
                    .append(fault.what());
        }
        return text.toString();
    }
}
