package dev.smi.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.topology.Topology;

/**
 * Carries single packets through tables the way the communication kernels do, byte by byte of the files' format. Knows
 * nothing of the code that it tests.
 */
final class PacketWalk {

    private final Topology topology;
    private final byte[][][] tables;

    /** @param tables {@code [rank][cable][destination]}, raw bytes */
    PacketWalk(Topology topology, byte[][][] tables) {
        this.topology = topology;
        this.tables = tables;
    }

    static PacketWalk of(Topology topology, dev.smi.route.table.RoutingTables tables) {
        byte[][][] bytes = new byte[tables.ranks()][tables.cables()][];
        for (int rank = 0; rank < tables.ranks(); rank++) {
            for (int cable = 0; cable < tables.cables(); cable++) {
                bytes[rank][cable] = tables.sendTable(new Rank(rank), cable);
            }
        }
        return new PacketWalk(topology, bytes);
    }

    /** Every packet from every CK_S to every rank arrives, keeping to the rules of the tables. Gives their hops. */
    long assertAllArrive() {
        long hops = 0;
        for (int source = 0; source < tables.length; source++) {
            for (int cable = 0; cable < tables[source].length; cable++) {
                for (int destination = 0; destination < tables.length; destination++) {
                    hops += walk(source, cable, destination);
                }
            }
        }
        return hops;
    }

    /** Hops of a packet that starts at the CK_S of a cable. */
    int walk(int source, int cable, int destination) {
        int rank = source;
        int kernel = cable;
        int arrivedBy = -1;
        int hops = 0;
        while (rank != destination) {
            int code = tables[rank][kernel][destination] & 0xff;
            if (code > 1) {
                int peer = code - 2;
                kernel = peer < kernel ? peer : peer + 1;
                code = tables[rank][kernel][destination] & 0xff;
            }
            assertThat(code)
                    .as("second look-up at rank %d for %d", rank, destination)
                    .isZero();
            assertThat(kernel).as("way out of rank %d to %d", rank, destination).isNotEqualTo(arrivedBy);
            CableEnd there = topology.peer(new CableEnd(new Rank(rank), kernel)).orElseThrow();
            rank = there.rank().value();
            kernel = there.channel();
            arrivedBy = kernel;
            hops++;
            assertThat(hops).as("hops from %d to %d", source, destination).isLessThanOrEqualTo(1000);
        }
        assertThat(tables[rank][kernel][destination])
                .as("own entry of rank %d", rank)
                .isEqualTo((byte) 1);
        return hops;
    }
}
