package dev.smi.testing;

import dev.smi.rank.MemoryCarriers;
import dev.smi.transport.LocalTransport;
import dev.smi.transport.MessageFaults;
import dev.smi.transport.MessageTransport;
import dev.smi.transport.SharedMemoryTransport;
import dev.smi.transport.Transport;
import dev.smi.transport.WireException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Transports of ranks 0 to n-1 over one kind of link, within this JVM. */
public final class LinkedRanks implements AutoCloseable {

    /** What the pumps reported. */
    public final Queue<String> faults = new ConcurrentLinkedQueue<>();

    private final List<Transport> transports = new ArrayList<>();
    private final List<UnrulyCarrier> carriers = new ArrayList<>();

    private LinkedRanks() {}

    /** One rank of two, over a carrier that a test chose. */
    public LinkedRanks(UnrulyCarrier carrier) {
        add(carrier, 0, 2);
    }

    private void add(UnrulyCarrier carrier, int rank, int size) {
        byte[] greeting = ("rank " + rank).getBytes(StandardCharsets.US_ASCII);
        transports.add(new MessageTransport(carrier, rank, size, greeting, listener(rank)));
        carriers.add(carrier);
    }

    /** Rings in the memory of this JVM. */
    public static LinkedRanks local(int ranks) {
        LinkedRanks linked = new LinkedRanks();
        Transport shared = new LocalTransport();
        for (int rank = 0; rank < ranks; rank++) {
            linked.transports.add(shared);
        }
        return linked;
    }

    /** Rings in files. */
    public static LinkedRanks shared(int ranks, Path directory) {
        LinkedRanks linked = new LinkedRanks();
        for (int rank = 0; rank < ranks; rank++) {
            linked.transports.add(new SharedMemoryTransport(directory));
        }
        return linked;
    }

    /** Messages over carriers that misbehave. */
    public static LinkedRanks messages(int ranks, long seed, int maxMessage) {
        LinkedRanks linked = new LinkedRanks();
        MemoryCarriers network = new MemoryCarriers(ranks);
        for (int rank = 0; rank < ranks; rank++) {
            linked.add(new UnrulyCarrier(network.of(rank), seed + rank, maxMessage), rank, ranks);
        }
        return linked;
    }

    private MessageFaults listener(int me) {
        return new MessageFaults() {
            @Override
            public void peerFailed(int rank, byte[] reason) {
                faults.add(me + " hears of " + rank + ": " + new String(reason, StandardCharsets.US_ASCII));
            }

            @Override
            public void broken(WireException cause) {
                faults.add(me + " broken: " + cause.getMessage());
            }
        };
    }

    /** A rank's wires. */
    public Transport of(int rank) {
        return transports.get(rank);
    }

    /** A rank's wires, which are messages. */
    public MessageTransport messages(int rank) {
        return (MessageTransport) transports.get(rank);
    }

    /** Whether no message is on its way or due. */
    public boolean isQuiet() {
        long sent = 0;
        long received = 0;
        boolean isQuiet = true;
        for (int rank = 0; rank < transports.size(); rank++) {
            isQuiet &= messages(rank).isQuiet();
            sent += messages(rank).sent();
            received += messages(rank).received();
        }
        return isQuiet && sent == received;
    }

    /** A rank's carrier. */
    public UnrulyCarrier carrier(int rank) {
        return carriers.get(rank);
    }

    @Override
    public void close() {
        List<Thread> closing = transports.stream()
                .map(transport -> Thread.ofVirtual().start(transport::close))
                .toList();
        for (Thread thread : closing) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }
}
