package dev.smi.fabric.endpoint;

import dev.smi.model.DataType;
import dev.smi.model.Operation;

/** What all endpoints know: their operation, and whose they are. */
public abstract class Endpoint {

    private final Operation operation;
    private final DataType type;
    private final int rank;
    private final int ranks;
    private final int port;
    private final int elementsPerPacket;
    private final int bufferPackets;
    private final long bufferElements;

    Endpoint(Operation operation, int rank, int ranks) {
        this.operation = operation;
        this.type = operation.dataType();
        this.rank = rank;
        this.ranks = ranks;
        this.port = operation.port().value();
        this.elementsPerPacket = operation.dataType().elementsPerPacket();
        this.bufferPackets = operation.bufferSize();
        this.bufferElements = (long) bufferPackets * elementsPerPacket;
    }

    /** The operation that this is an end of. */
    public final Operation operation() {
        return operation;
    }

    /**
     * Grows whenever the fabric's thread has done something that this endpoint may have waited for: a thread that reads
     * it, tries in vain, and reads it again unchanged has nothing to try before it changes. For any thread, if the rank
     * is driven by other threads than the fabric's.
     */
    public abstract long news();

    final int rank() {
        return rank;
    }

    final int ranks() {
        return ranks;
    }

    final int port() {
        return port;
    }

    final int elementsPerPacket() {
        return elementsPerPacket;
    }

    /** Packets for this many elements, up to the buffer's size; divides only when they may be fewer than that. */
    final int packetsUpToBuffer(int elements) {
        return fitsBuffer(elements) ? Math.ceilDiv(elements, elementsPerPacket) : bufferPackets;
    }

    /** Whether the packets for this many elements all fit the buffer. */
    final boolean fitsBuffer(int elements) {
        return elements <= bufferElements;
    }

    final void require(DataType used) {
        if (used != type) {
            throw new IllegalStateException("the " + operation.type() + " on port " + port + " is of " + type.cName()
                    + ", not of " + used.cName());
        }
    }

    final void requireCount(int count) {
        if (count < 0) {
            throw new IllegalArgumentException("a message of " + count + " elements");
        }
    }

    final void requireRank(String what, int peer) {
        if (peer < 0 || peer >= ranks) {
            throw fault(what + " " + peer + " is not a rank of 0.." + (ranks - 1));
        }
    }

    final ChannelFaultException fault(String message) {
        return new ChannelFaultException(callName() + " on port " + port + ": " + message);
    }

    final ChannelFaultException tooMany() {
        return fault("more elements than the channel was opened for");
    }

    private String callName() {
        return switch (operation) {
            case Operation.Push _ -> "SMI_Push";
            case Operation.Pop _ -> "SMI_Pop";
            case Operation.Broadcast _ -> "SMI_Bcast";
            case Operation.Reduce _ -> "SMI_Reduce";
            case Operation.Scatter _ -> "SMI_Scatter";
            case Operation.Gather _ -> "SMI_Gather";
        };
    }
}
