package dev.smi.route.cli;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.route.Components;
import dev.smi.route.DeadlockProof;
import dev.smi.route.DeadlockProof.TableFault;
import dev.smi.route.DeadlockProof.Turn;
import dev.smi.route.RouteMetrics;
import dev.smi.topology.Topology;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Puts the verdict over routing tables into words, with the topology's names. */
final class ProofReport {

    private final RoutedTopology routed;
    private final Topology topology;

    ProofReport(RoutedTopology routed) {
        this.routed = routed;
        this.topology = routed.topology();
    }

    /** What was made and what is known about it, a few lines. */
    String summary() {
        RouteMetrics metrics = routed.metrics();
        String routes = String.format(
                Locale.ROOT,
                "%d FPGAs, %d cables%s, %s: %.2f hops on average, %d at most%n",
                topology.size(),
                topology.cables().size(),
                routed.shape().map(shape -> " (" + shape + ")").orElse(""),
                routed.origin(),
                metrics.averageHops(),
                metrics.longest());
        String verdict = routed.proof() instanceof DeadlockProof.Proven proven
                ? "proven free of deadlock: " + proven.dependencies() + " dependencies between " + proven.fifos()
                        + " FIFOs, no cycle\n"
                : "";
        return routes + verdict;
    }

    /** Which ranks cannot reach each other, if there are such. */
    Optional<String> partition() {
        List<List<Integer>> parts = new Components(routed.network()).parts();
        if (parts.size() == 1) {
            return Optional.empty();
        }
        return Optional.of("no cables lead between these " + parts.size()
                + " parts, and packets from one to another have no route: "
                + parts.stream().map(ProofReport::ranks).collect(Collectors.joining("; ")));
    }

    /** Ranks, successive ones as ranges. */
    private static String ranks(List<Integer> ranks) {
        StringBuilder text = new StringBuilder(ranks.size() == 1 ? "rank " : "ranks ");
        for (int i = 0; i < ranks.size(); i++) {
            int start = i;
            while (i + 1 < ranks.size() && ranks.get(i + 1) == ranks.get(i) + 1) {
                i++;
            }
            text.append(start == 0 ? "" : ", ").append(ranks.get(start));
            if (i > start) {
                text.append('-').append(ranks.get(i));
            }
        }
        return text.toString();
    }

    /** Why the tables are refused. */
    String refusal() {
        return switch (routed.proof()) {
            case DeadlockProof.Proven _ -> throw new IllegalStateException("proven tables are not refused");
            case DeadlockProof.Cyclic cyclic -> cycle(cyclic.turns());
            case DeadlockProof.Faulty faulty -> faults(faulty.faults());
        };
    }

    private String cycle(List<Turn> turns) {
        StringBuilder text = new StringBuilder(routed.origin())
                .append(" can deadlock: packets on these ")
                .append(turns.size())
                .append(" cables can wait for each other in a circle; use route-gen routes --algorithm auto");
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

    /** A directed cable with the names of its ends. */
    String cable(int number) {
        int cables = routed.network().cables();
        CableEnd from = new CableEnd(new Rank(number / cables), number % cables);
        return topology.name(from) + " -> " + topology.name(topology.peer(from).orElseThrow());
    }

    private static String faults(List<TableFault> faults) {
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
