package dev.smi.emulator.observe;

import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.KernelSnapshot.State;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Logical time and counters of one kernel. Its methods are for the thread of the kernel that runs, which changes the
 * meters of the FIFOs that it uses, too; the counters may be looked at by any thread.
 */
public final class KernelMeter {

    private final KernelInfo info;
    private final Observation observation;
    private final Observer observer;
    private final HeldPackets held = new HeldPackets();
    private final long start;
    private final AtomicLong clock;
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong dataWaits = new AtomicLong();
    private final AtomicLong roomWaits = new AtomicLong();

    /** Never changed while a reader could see half of it: one reference says it all. */
    private volatile Activity activity = Activity.READY;

    private record Activity(State state, @Nullable FifoInfo fifo) {
        private static final Activity READY = new Activity(State.READY, null);
        private static final Activity ENDED = new Activity(State.ENDED, null);
    }

    KernelMeter(KernelInfo info, long start, Observation observation, Observer observer) {
        this.info = info;
        this.start = start;
        this.clock = new AtomicLong(start);
        this.observation = observation;
        this.observer = observer;
    }

    /** The kernel. */
    public KernelInfo info() {
        return info;
    }

    /**
     * The kernel has taken an element.
     *
     * @param address where it put the element
     */
    public void read(FifoMeter fifo, byte[] memory, int address) {
        long base = Math.max(clock.getPlain(), fifo.readable());
        long time = Math.max(base, fifo.data());
        long waited = time - base;
        if (waited > 0) {
            add(dataWaits, waited);
            observer.waited(info, fifo.info(), false, base, time);
        }
        long packet = 0;
        int elements = 1;
        if (fifo.isPackets()) {
            packet = fifo.packet();
            if (info.role() == Role.COMMUNICATION) {
                held.add(packet, memory, address);
            } else if (info.role() == Role.USER) {
                elements = Math.max(1, FifoMeter.elements(memory, address));
            }
        }
        // a kernel of the transport layer waits for any of its inputs, for none in particular
        fifo.read(time, info.role() == Role.USER ? waited : 0, elements);
        setClock(time);
        observer.read(info, fifo.info(), time, packet);
    }

    /**
     * The kernel has put an element.
     *
     * @param address where it took the element from
     */
    public void wrote(FifoMeter fifo, byte[] memory, int address) {
        boolean isPacket = fifo.isPackets();
        int elements = isPacket ? FifoMeter.elements(memory, address) : 1;
        long base = Math.max(clock.getPlain(), fifo.writable(info.role() == Role.USER ? elements : 1));
        long time = Math.max(base, fifo.room());
        long waited = time - base;
        if (waited > 0) {
            add(roomWaits, waited);
            observer.waited(info, fifo.info(), true, base, time);
        }
        long packet = isPacket && info.role() == Role.COMMUNICATION ? held.remove(memory, address) : 0;
        boolean isNew = isPacket && packet == 0;
        if (isNew) {
            packet = observation.newPacket();
        }
        fifo.write(time, waited, packet, elements);
        setClock(time);
        observer.wrote(info, fifo.info(), time, packet, isNew);
    }

    private void setClock(long time) {
        clock.setOpaque(time);
        operations.setOpaque(operations.getPlain() + 1);
    }

    private static void add(AtomicLong counter, long more) {
        counter.setOpaque(counter.getPlain() + more);
    }

    /** The kernel waits. */
    public void parked(FifoMeter fifo, boolean forRoom, boolean isPolling) {
        State state = isPolling ? State.POLLING : forRoom ? State.AWAITING_ROOM : State.AWAITING_DATA;
        activity = new Activity(state, fifo.info());
    }

    /** The kernel goes on. */
    public void resumed() {
        activity = Activity.READY;
    }

    /** The kernel has ended. */
    public void ended() {
        activity = Activity.ENDED;
        observer.ended(info, clock.getPlain());
    }

    /** The time of its last read or write, or of its start. For any thread. */
    long clock() {
        return clock.getOpaque();
    }

    /** Nothing happens before this time any more: a kernel that waits has waited for so long, and goes on waiting. */
    void advance(long time) {
        Activity now = activity;
        if (now.state() == State.ENDED || time <= clock.getPlain()) {
            return;
        }
        if (now.fifo() != null) {
            boolean forRoom = now.state() == State.AWAITING_ROOM;
            add(forRoom ? roomWaits : dataWaits, time - clock.getPlain());
            observer.waited(info, now.fifo(), forRoom, clock.getPlain(), time);
        }
        clock.setOpaque(time);
    }

    KernelSnapshot snapshot() {
        Activity now = activity;
        return new KernelSnapshot(
                info,
                now.state(),
                Optional.ofNullable(now.fifo()),
                start,
                clock(),
                operations.getOpaque(),
                dataWaits.getOpaque(),
                roomWaits.getOpaque());
    }
}
