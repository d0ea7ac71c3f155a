package dev.smi.route;

import dev.smi.route.DeadlockProof.TableFault;
import dev.smi.route.table.ReceiveCode;
import dev.smi.route.table.RoutingTables;
import dev.smi.route.table.SendCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks tables from every CK_S of every rank to every destination, and enters into the dependency graph what FIFO
 * follows what. Reports entries that no table may have. One use; not thread-safe.
 */
final class TableWalk {

    private static final int MOST_FAULTS = 20;

    private final Network network;
    private final RoutingTables tables;
    private final DependencyGraph graph;
    private final BreadthFirstSearch search;
    private final int[] seenFor;
    private final int[] stack;
    private final List<TableFault> faults = new ArrayList<>();
    private int depth;

    TableWalk(Network network, RoutingTables tables, DependencyGraph graph) {
        this.network = network;
        this.tables = tables;
        this.graph = graph;
        this.search = new BreadthFirstSearch(network);
        this.seenFor = new int[graph.nodes()];
        this.stack = new int[graph.nodes()];
        Arrays.fill(seenFor, -1);
    }

    List<TableFault> walk() {
        for (int destination = 0; destination < network.ranks() && faults.size() < MOST_FAULTS; destination++) {
            search.visit(destination);
            for (int rank = 0; rank < network.ranks(); rank++) {
                for (int channel = 0; channel < network.cables(); channel++) {
                    int output = sendOutput(rank, channel, destination);
                    if (output >= 0) {
                        push(startOf(rank, channel, output), destination);
                    }
                }
            }
            follow(destination);
        }
        return faults;
    }

    private void push(int node, int destination) {
        if (seenFor[node] != destination) {
            seenFor[node] = destination;
            stack[depth++] = node;
        }
    }

    private void follow(int destination) {
        while (depth > 0) {
            int node = stack[--depth];
            if (graph.endsAtSend(node)) {
                leaveSend(node, destination);
            } else {
                leaveReceive(node, destination);
            }
        }
    }

    private int startOf(int rank, int channel, int output) {
        return switch (output) {
            case DependencyGraph.OUT_CABLE -> graph.cable(rank, channel);
            case DependencyGraph.OUT_BESIDE -> graph.fromSendToReceive(rank, channel);
            default -> graph.betweenSend(rank, channel, output - DependencyGraph.OUT_FIRST_PEER);
        };
    }

    private void leaveSend(int node, int destination) {
        int rank = graph.endRank(node);
        int channel = graph.endChannel(node);
        int output = sendOutput(rank, channel, destination);
        if (output < 0) {
            return;
        }
        if (output == DependencyGraph.OUT_CABLE && !graph.isPeerHop(node)) {
            fault(rank, channel, destination, "sends a packet back out of the cable it came by");
        } else if (output >= DependencyGraph.OUT_FIRST_PEER && graph.isPeerHop(node)) {
            fault(rank, channel, destination, "sends a packet to another CK_S that came from a CK_S already");
        } else {
            graph.add(node, output, destination);
            push(graph.target(node, output), destination);
        }
    }

    /** The output of a CK_S for a destination, negative if there is none. */
    private int sendOutput(int rank, int channel, int destination) {
        int code = tables.sendCode(rank, channel, destination);
        if (rank == destination != (code == SendCode.TO_RECEIVE_KERNEL)) {
            fault(rank, channel, destination, "has code " + code + "; code 1 is for the rank itself and for no other");
            return -1;
        }
        if (code == SendCode.TO_RECEIVE_KERNEL) {
            return DependencyGraph.OUT_BESIDE;
        }
        if (code == SendCode.CABLE) {
            if (!network.isConnected(rank, channel)) {
                fault(rank, channel, destination, "sends a packet out of a network port without a cable");
                return -1;
            }
            return DependencyGraph.OUT_CABLE;
        }
        if (SendCode.isPeer(code, network.cables())) {
            return DependencyGraph.OUT_FIRST_PEER + SendCode.peer(channel, code);
        }
        if (code != SendCode.NO_ROUTE) {
            fault(rank, channel, destination, "has code " + code + ", which stands for nothing");
        } else if (search.distance(rank) >= 0) {
            fault(rank, channel, destination, "has no route although cables lead there");
        }
        return -1;
    }

    private void leaveReceive(int node, int destination) {
        if (graph.endRank(node) != destination) {
            graph.add(node, DependencyGraph.OUT_BESIDE, destination);
            push(graph.target(node, DependencyGraph.OUT_BESIDE), destination);
            return;
        }
        for (int port = 0; port < tables.ports(destination); port++) {
            deliver(node, port, false);
            deliver(node, port, true);
        }
    }

    /** A packet at its destination goes to its endpoint, or to the CK_R that has it, where the graph ends. */
    private void deliver(int node, int port, boolean control) {
        int rank = graph.endRank(node);
        int channel = graph.endChannel(node);
        int code = tables.receiveCode(rank, channel, port, control);
        if (!ReceiveCode.isPeer(code, network.cables())) {
            return;
        }
        int peer = ReceiveCode.peer(channel, code);
        graph.add(node, DependencyGraph.OUT_FIRST_PEER + peer, rank);
        if (ReceiveCode.isPeer(tables.receiveCode(rank, peer, port, control), network.cables())) {
            fault(rank, peer, rank, "sends a packet for port " + port + " on to a CK_R that came from a CK_R already");
        }
    }

    private void fault(int rank, int cable, int destination, String what) {
        TableFault fault = new TableFault(rank, cable, destination, what);
        if (faults.size() < MOST_FAULTS && !faults.contains(fault)) {
            faults.add(fault);
        }
    }
}
