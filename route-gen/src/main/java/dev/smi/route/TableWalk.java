package dev.smi.route;

import dev.smi.route.table.ReceiveCode;
import dev.smi.route.table.RoutingTables;
import dev.smi.route.table.SendCode;
import java.util.Arrays;

/**
 * Walks tables from every CK_S of every rank to every destination, and enters into the dependency graphs what follows
 * what. Reports entries that no table may have. One use; not thread-safe.
 *
 * <p>As every CK_S is a source, every cable that some entry names carries packets, and what arrives by it is routed by
 * the CK_S of the network port that it arrives at. One visit of all entries for a destination therefore finds all that
 * a walk from CK_S to CK_S would.
 */
final class TableWalk {

    private static final int NO_OUTPUT = -1;

    private final Network network;
    private final RoutingTables tables;
    private final DependencyGraph graph;
    private final CableTurns turns;
    private final TableFaults faults;
    private final Components components;
    private final int channels;
    private final int[] output;
    private final boolean[] hasArrivals;

    TableWalk(Network network, RoutingTables tables, DependencyGraph graph, CableTurns turns, TableFaults faults) {
        this.network = network;
        this.tables = tables;
        this.graph = graph;
        this.turns = turns;
        this.faults = faults;
        this.components = new Components(network);
        this.channels = network.cables();
        this.output = new int[network.ports()];
        this.hasArrivals = new boolean[network.ports()];
    }

    void walk() {
        for (int destination = 0; destination < network.ranks() && !faults.isFull(); destination++) {
            for (int port = 0; port < output.length; port++) {
                output[port] = output(port / channels, port % channels, destination);
            }
            Arrays.fill(hasArrivals, false);
            for (int port = 0; port < output.length; port++) {
                leave(port, destination);
            }
            for (int port = 0; port < output.length; port++) {
                if (hasArrivals[port]) {
                    passOn(port, destination);
                }
            }
            for (int channel = 0; channel < channels; channel++) {
                if (output[destination * channels + channel] == DependencyGraph.OUT_BESIDE) {
                    deliver(graph.fromSendToReceive(destination, channel), destination, channel);
                }
            }
        }
    }

    /** The output of a CK_S for a destination, negative if there is none. */
    private int output(int rank, int channel, int destination) {
        int code = tables.sendCode(rank, channel, destination);
        if (rank == destination != (code == SendCode.TO_RECEIVE_KERNEL)) {
            faults.add(rank, channel, destination, misplaced(rank == destination, code));
            return NO_OUTPUT;
        }
        if (code == SendCode.TO_RECEIVE_KERNEL) {
            return DependencyGraph.OUT_BESIDE;
        }
        if (code == SendCode.CABLE) {
            if (!network.isConnected(rank, channel)) {
                faults.add(rank, channel, destination, "sends a packet out of a network port without a cable");
                return NO_OUTPUT;
            }
            return DependencyGraph.OUT_CABLE;
        }
        if (SendCode.isPeer(code, channels)) {
            return DependencyGraph.OUT_FIRST_PEER + SendCode.peer(channel, code);
        }
        if (code != SendCode.NO_ROUTE) {
            faults.add(
                    rank,
                    channel,
                    destination,
                    "has code " + code + ", which stands for nothing; with " + channels + " cables codes go from 0 to "
                            + channels);
        } else if (components.areConnected(rank, destination)) {
            faults.add(rank, channel, destination, "has no route although cables lead there");
        }
        return NO_OUTPUT;
    }

    private static String misplaced(boolean isOwn, int code) {
        return isOwn
                ? "has code " + code + " for the rank itself, and sends its packets away; code 1 is for the rank itself"
                : "has code 1 and delivers a packet for another rank here; code 1 is for the rank itself";
    }

    /** What leaves a CK_S, whether it came by the cable or from the rank's own kernels. */
    private void leave(int port, int destination) {
        int cable = port;
        if (output[port] >= DependencyGraph.OUT_FIRST_PEER) {
            int peer = output[port] - DependencyGraph.OUT_FIRST_PEER;
            cable = port - port % channels + peer;
            if (output[cable] >= DependencyGraph.OUT_FIRST_PEER) {
                faults.add(
                        cable / channels,
                        peer,
                        destination,
                        "sends a packet to another CK_S that came from a CK_S already; one such hop is allowed");
                return;
            }
            if (output[cable] == DependencyGraph.OUT_CABLE) {
                graph.add(
                        graph.betweenSend(port / channels, port % channels, peer),
                        DependencyGraph.OUT_CABLE,
                        destination);
            }
        }
        if (output[port] == NO_OUTPUT || output[cable] != DependencyGraph.OUT_CABLE) {
            return;
        }
        int node = graph.cable(cable / channels, cable % channels);
        if (network.end(cable) == destination) {
            deliver(node, destination, network.peer(cable) % channels);
        } else {
            graph.add(node, DependencyGraph.OUT_BESIDE, destination);
            hasArrivals[network.peer(cable)] = true;
        }
    }

    /** What came by a cable and leaves the CK_S beside its CK_R. */
    private void passOn(int port, int destination) {
        int out = output[port];
        if (out == DependencyGraph.OUT_CABLE) {
            faults.add(
                    port / channels,
                    port % channels,
                    destination,
                    "sends a packet back out of the cable it came by, as rank " + network.end(port)
                            + " sends packets for " + destination + " here");
        } else if (out >= DependencyGraph.OUT_FIRST_PEER) {
            graph.add(graph.fromReceiveToSend(port / channels, port % channels), out, destination);
            int peer = out - DependencyGraph.OUT_FIRST_PEER;
            if (output[port - port % channels + peer] == DependencyGraph.OUT_CABLE) {
                turns.add(network.peer(port), peer, destination);
            }
        }
    }

    /** A packet at its destination goes to its endpoint, or to the CK_R that has it, where the graph ends. */
    private void deliver(int node, int rank, int channel) {
        for (int port = 0; port < tables.ports(rank); port++) {
            deliver(node, rank, channel, port, false);
            deliver(node, rank, channel, port, true);
        }
    }

    private void deliver(int node, int rank, int channel, int port, boolean control) {
        int code = tables.receiveCode(rank, channel, port, control);
        if (!ReceiveCode.isPeer(code, channels)) {
            return;
        }
        int peer = ReceiveCode.peer(channel, code);
        graph.add(node, DependencyGraph.OUT_FIRST_PEER + peer, rank);
        if (ReceiveCode.isPeer(tables.receiveCode(rank, peer, port, control), channels)) {
            faults.add(
                    rank,
                    peer,
                    rank,
                    "sends a packet for port " + port + " on to a CK_R that came from a CK_R already");
        }
    }
}
