package dev.smi.transport;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/** Wires between ranks of one JVM: both ends are the same memory. */
public final class LocalTransport implements Transport {

    private final ConcurrentMap<WireKey, Wire> wires = new ConcurrentHashMap<>();

    /** A transport without wires. */
    public LocalTransport() {}

    private static final class Wire {

        private final MemorySegment memory;
        private final RingWriter writer;
        private final RingReader reader;

        private Wire(int capacity, String contract) {
            this.memory = Arena.ofAuto().allocate(RingLayout.bytes(capacity), RingLayout.ALIGNMENT);
            RingLayout.format(memory, capacity, contract);
            this.writer = new RingWriter(memory);
            this.reader = new RingReader(memory);
        }
    }

    @Override
    public RingWriter writer(WireKey key, int capacity, String contract) {
        return wire(key, capacity, contract).writer;
    }

    @Override
    public RingReader reader(WireKey key, int capacity, String contract) {
        return wire(key, capacity, contract).reader;
    }

    private Wire wire(WireKey key, int capacity, String contract) {
        Wire wire = wires.computeIfAbsent(key, _ -> new Wire(capacity, contract));
        RingLayout.requireAgreement(wire.memory, key, capacity, contract);
        return wire;
    }

    @Override
    public void close() {
        wires.clear();
    }
}
