package dev.smi.emulator.observe;

import dev.smi.emulator.observe.KernelInfo.Role;
import dev.smi.emulator.observe.KernelSnapshot.State;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * Logical time and counters of one kernel. Its methods are for the thread of the kernel that runs, which changes the
 * meters of the FIFOs that it uses, too; the counters may be looked at by any thread.
 *
 * <p>A communication kernel does not carry its clock from one packet to the next: packets of different inputs have
 * nothing to do with each other, and the emulator may bring those of a later time first. A packet is passed on when it
 * is there and its output takes it; its input gives the next one when it has left. The clock is the latest of all.
 */
public final class KernelMeter {

    private final KernelInfo info;
    private final Observation observation;
    private final Observer observer;
    private final HeldPackets held = new HeldPackets();
    private final long start;
    private long floor;
    private final AtomicLong clock;
    private final AtomicLong operations = new AtomicLong();
    private final AtomicLong dataWaits = new AtomicLong();
    private final AtomicLong roomWaits = new AtomicLong();

    /** Never changed while a reader could see half of it: one reference says it all. */
    private volatile Activity activity = Activity.READY;

    private record Activity(State state, @Nullable FifoMeter fifo) {
        private static final Activity READY = new Activity(State.READY, null);
        private static final Activity ENDED = new Activity(State.ENDED, null);
    }

    KernelMeter(KernelInfo info, long start, Observation observation, Observer observer) {
        this.info = info;
        this.start = start;
        this.floor = start;
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
        boolean relays = fifo.isPackets() && info.role() == Role.COMMUNICATION;
        boolean isUser = info.role() == Role.USER;
        long base = relays ? Math.max(floor, fifo.relayable()) : Math.max(clock.getPlain(), fifo.readable());
        long time = Math.max(base, fifo.data());
        reach(fifo.info(), false, base, time);
        long packet = fifo.isPackets() ? fifo.packet() : 0;
        if (relays) {
            held.add(packet, time, fifo, memory, address);
            fifo.relay(time);
        }
        int elements = fifo.isPackets() && isUser ? Math.max(1, FifoMeter.elements(memory, address)) : 1;
        // a kernel of the transport layer waits for any of its inputs, for none in particular
        fifo.read(time, isUser ? time - base : 0, elements);
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
        int place = isPacket && info.role() == Role.COMMUNICATION ? held.find(memory, address) : -1;
        long ready = place < 0 ? clock.getPlain() : held.time(place);
        long base = Math.max(ready, fifo.writable(info.role() == Role.USER ? elements : 1));
        long time = Math.max(base, fifo.room());
        reach(fifo.info(), true, base, time);
        long packet = !isPacket ? 0 : place < 0 ? observation.newPacket() : held.number(place);
        if (place >= 0) {
            held.source(place).release(time);
            held.remove(place);
        }
        fifo.write(time, time - base, packet, elements);
        observer.wrote(info, fifo.info(), time, packet, place < 0);
    }

    /** The kernel has come to a time, and could have done so at another if it had not waited. */
    private void reach(FifoInfo fifo, boolean forRoom, long base, long time) {
        long from = Math.max(base, clock.getPlain());
        if (time > from) {
            add(forRoom ? roomWaits : dataWaits, time - from);
            observer.waited(info, fifo, forRoom, from, time);
        }
        clock.setOpaque(Math.max(clock.getPlain(), time));
        operations.setOpaque(operations.getPlain() + 1);
    }

    private static void add(AtomicLong counter, long more) {
        counter.setOpaque(counter.getPlain() + more);
    }

    /** The kernel waits. */
    public void parked(FifoMeter fifo, boolean forRoom, boolean isPolling) {
        State state = isPolling ? State.POLLING : forRoom ? State.AWAITING_ROOM : State.AWAITING_DATA;
        activity = new Activity(state, fifo);
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
        FifoMeter fifo = now.fifo();
        if (fifo != null) {
            boolean forRoom = now.state() == State.AWAITING_ROOM;
            long waited = time - clock.getPlain();
            add(forRoom ? roomWaits : dataWaits, waited);
            if (forRoom || info.role() == Role.USER) {
                fifo.addWait(forRoom, waited);
            }
            observer.waited(info, fifo.info(), forRoom, clock.getPlain(), time);
        }
        clock.setOpaque(time);
        floor = time;
    }

    KernelSnapshot snapshot() {
        Activity now = activity;
        return new KernelSnapshot(
                info,
                now.state(),
                Optional.ofNullable(now.fifo()).map(FifoMeter::info),
                start,
                clock(),
                operations.getOpaque(),
                dataWaits.getOpaque(),
                roomWaits.getOpaque());
    }
}
