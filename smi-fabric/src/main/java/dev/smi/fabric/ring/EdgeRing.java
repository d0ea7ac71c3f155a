package dev.smi.fabric.ring;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;

/**
 * A FIFO between the fabric's thread and another one. Each thread has a {@link PacketRing} of its own over the same
 * slots; their indices are exchanged through two variables with release and acquire, which publishes as many packets at
 * once as there were since the last time.
 *
 * <p>The fabric's side is exchanged by {@link #exchange}. The other side looks for itself when it finds the FIFO empty
 * or full, and publishes what it did by {@link PacketRing#publish}.
 */
public final class EdgeRing {

    /** Longs between variables that different threads write, so that they lie in different cache lines. */
    private static final int APART = 16;

    private static final int WRITTEN = APART;
    private static final int READ = 2 * APART;
    private static final VarHandle INDEX = MethodHandles.arrayElementVarHandle(long[].class);

    private final long[] published = new long[3 * APART];
    private final PacketRing fabricSide;
    private final PacketRing otherSide;
    private final boolean isFabricReader;

    /**
     * An empty FIFO.
     *
     * @param capacity packets it holds, at least 1
     * @param isFabricReader whether packets go into the fabric
     */
    public EdgeRing(String name, int capacity, boolean isFabricReader) {
        long[] slots = PacketRing.slots(capacity);
        this.isFabricReader = isFabricReader;
        this.fabricSide = new PacketRing(name, capacity, slots, side(isFabricReader));
        this.otherSide = new PacketRing(name, capacity, slots, side(!isFabricReader));
    }

    private EdgeSide side(boolean isReader) {
        return isReader ? new ReadingSide(published) : new WritingSide(published);
    }

    /** The side for the fabric's thread. */
    public PacketRing fabricSide() {
        return fabricSide;
    }

    /** The side for the other thread. */
    public PacketRing otherSide() {
        return otherSide;
    }

    /**
     * Tells the other thread what the fabric's did, and wakes the step for which the other thread has done something.
     * For the fabric's thread.
     *
     * @return whether the other thread has done something
     */
    public boolean exchange() {
        fabricSide.publish();
        if (isFabricReader) {
            long before = fabricSide.written();
            long now = (long) INDEX.getAcquire(published, WRITTEN);
            fabricSide.setWritten(now);
            if (now != before) {
                fabricSide.wakeReader();
            }
            return now != before;
        }
        long before = fabricSide.read();
        long now = (long) INDEX.getAcquire(published, READ);
        fabricSide.setRead(now);
        if (now != before) {
            fabricSide.wakeWriter();
        }
        return now != before;
    }

    private static final class ReadingSide extends EdgeSide {
        private final long[] published;

        ReadingSide(long[] published) {
            this.published = published;
        }

        @Override
        boolean findWritten(PacketRing side) {
            side.setWritten((long) INDEX.getAcquire(published, WRITTEN));
            return side.fill() > 0;
        }

        @Override
        boolean findRead(PacketRing side) {
            return false;
        }

        @Override
        long told() {
            return (long) INDEX.getAcquire(published, WRITTEN);
        }

        @Override
        void publish(PacketRing side) {
            INDEX.setRelease(published, READ, side.read());
        }
    }

    private static final class WritingSide extends EdgeSide {
        private final long[] published;

        WritingSide(long[] published) {
            this.published = published;
        }

        @Override
        boolean findWritten(PacketRing side) {
            return false;
        }

        @Override
        boolean findRead(PacketRing side) {
            side.setRead((long) INDEX.getAcquire(published, READ));
            return side.fill() < side.capacity();
        }

        @Override
        long told() {
            return (long) INDEX.getAcquire(published, READ);
        }

        @Override
        void publish(PacketRing side) {
            INDEX.setRelease(published, WRITTEN, side.written());
        }
    }
}
