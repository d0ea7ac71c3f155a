package dev.smi.emulator.fabric;

import dev.smi.emulator.compile.DeviceModule;
import dev.smi.emulator.machine.DeviceMemory;
import dev.smi.emulator.machine.KernelHost;
import dev.smi.emulator.observe.FifoMeter;
import dev.smi.emulator.observe.KernelMeter;
import dev.smi.emulator.schedule.Fiber;
import dev.smi.emulator.schedule.Scheduler;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A running kernel.
 *
 * <p>It waits in one of two ways. A blocking read or write waits for its FIFO. A kernel that polls, as the
 * communication kernels do, must cost nothing while nothing happens: once it has polled in vain for a whole round since
 * it last got on, it waits for all FIFOs that it polled in vain. Nobody else runs between its polls, so it misses
 * nothing. A round is as many polls as the kernel has inputs: a communication kernel looks at one input after the other
 * and either reads it or, if it holds a packet from there, writes that on. (That one FIFO was polled twice would not
 * do: several held packets may wait for the same one.)
 */
public final class KernelFiber extends Fiber implements KernelHost {

    /** Rounds of polls in vain before a kernel waits. */
    private static final int PATIENCE = 1;

    /** Rounds that a kernel of the transport layer is granted before the program counts as stuck. */
    private static final int MOST_TRANSPORT_PATIENCE = 256;

    /** A user's kernel may count its polls and give up; so many are granted before the program counts as stuck. */
    private static final int MOST_PATIENCE = 1 << 22;

    private final Scheduler scheduler;
    private final EmulatedFpga fpga;
    private final String kernel;
    private final boolean isTransport;
    private final DeviceMemory memory;
    private final @Nullable KernelMeter meter;

    /** Whether reads and writes are observed, or may be interrupted; one check where most often neither is. */
    private final boolean isMinded;

    /** Replaced as a whole: after a deadline it is looked at while the kernel may still run. */
    private volatile List<OpenedChannel> opened = List.of();

    private Runnable body = () -> {};
    private Consumer<@Nullable Throwable> atEnd = _ -> {};

    private Ring[] missed = new Ring[8];
    private boolean[] isForRoom = new boolean[8];
    private int missedCount;
    private int misses;
    private int inputs;
    private long spell;
    private int patience = PATIENCE;
    private boolean isPolling;
    private int place;
    private final long started;
    private long ended;

    /**
     * A channel to another rank that the kernel opened.
     *
     * @param operation {@code push} or {@code pop}
     * @param port its port
     * @param peer the rank at the other end
     * @param count elements of the message
     */
    public record OpenedChannel(String operation, int port, int peer, int count) {}

    /**
     * A kernel that is not started yet.
     *
     * @param isForeground whether a run waits for it to end
     * @param isTransport whether it belongs to the transport layer, which only ever reacts to packets
     * @param meter what observes it, or null
     */
    KernelFiber(
            Scheduler scheduler,
            EmulatedFpga fpga,
            String kernel,
            boolean isForeground,
            boolean isTransport,
            @Nullable KernelMeter meter) {
        super(scheduler, "rank " + fpga.rank() + " " + kernel, isForeground);
        this.scheduler = scheduler;
        this.fpga = fpga;
        this.kernel = kernel;
        this.isTransport = isTransport;
        this.memory = fpga.memory();
        this.meter = meter;
        this.started = scheduler.turns();
        this.isMinded = meter != null || scheduler.isSeeded();
    }

    /** Gives the kernel what it runs. */
    void setBody(Runnable body) {
        this.body = body;
    }

    @Override
    protected void run() {
        body.run();
        fpga.settle();
    }

    /**
     * Has somebody told when the kernel ends.
     *
     * @param listener takes what ended it, or null if it returned
     */
    public void onEnd(Consumer<@Nullable Throwable> listener) {
        atEnd = listener;
    }

    @Override
    protected void ended(@Nullable Throwable fault) {
        if (meter != null) {
            meter.ended();
        }
        ended = scheduler.turns();
        fpga.ended(this);
        atEnd.accept(fault);
    }

    @Override
    protected void resumed() {
        memory.setRunning(this);
    }

    /** Whether it was started before another one, which has ended, did so. */
    boolean isStartedBeforeEndOf(KernelFiber other) {
        return started < other.ended;
    }

    /** The kernel's name. */
    public String kernel() {
        return kernel;
    }

    /** The rank of the FPGA it runs on. */
    public Rank rank() {
        return fpga.rank();
    }

    /** Whether it belongs to the transport layer. */
    public boolean isTransport() {
        return isTransport;
    }

    /** The channels it opened, the latest of each operation and port. For any thread. */
    public List<OpenedChannel> opened() {
        return opened;
    }

    /**
     * What a kernel that waits is waiting for; any of them lets it go on. Empty if it does not wait, or still runs
     * after a deadline: what it is about to wait for changes under one's eyes.
     */
    public List<FifoWait> waits() {
        List<FifoWait> waits = new ArrayList<>();
        if (scheduler.isRunning(this) || !isParked()) {
            return waits;
        }
        for (int i = 0; i < missedCount; i++) {
            waits.add(new FifoWait(missed[i], isForRoom[i], isPolling));
        }
        return waits;
    }

    @Override
    public int channel(String name, int index, int elementBytes, int depth, String io) {
        throw new IllegalStateException("channels are registered before kernels run");
    }

    @Override
    public void read(int fifo, int address) {
        Ring ring = fpga.ring(fifo);
        ring.setReader(this);
        while (!ring.poll(memory.bytes(), address)) {
            await(ring, false);
        }
        hasRead(ring, address);
    }

    @Override
    public void write(int fifo, int address) {
        Ring ring = fpga.ring(fifo);
        ring.setWriter(this);
        while (!ring.offer(memory.bytes(), address)) {
            await(ring, true);
        }
        hasWritten(ring, address);
    }

    @Override
    public boolean readNonBlocking(int fifo, int address) {
        Ring ring = fpga.ring(fifo);
        if (ring.setReader(this)) {
            inputs++;
        }
        if (ring.poll(memory.bytes(), address)) {
            hasRead(ring, address);
            return true;
        }
        miss(ring, false);
        return false;
    }

    @Override
    public boolean writeNonBlocking(int fifo, int address) {
        Ring ring = fpga.ring(fifo);
        ring.setWriter(this);
        if (ring.offer(memory.bytes(), address)) {
            hasWritten(ring, address);
            return true;
        }
        miss(ring, true);
        return false;
    }

    /** The kernel has read something. */
    private void hasRead(Ring ring, int address) {
        gotOn();
        if (isMinded) {
            mind(ring, address, false);
        }
    }

    /** The kernel has written something. */
    private void hasWritten(Ring ring, int address) {
        gotOn();
        if (isMinded) {
            mind(ring, address, true);
        }
    }

    /** Notes a read or write, and lets others go first: on hardware all kernels run at once. */
    private void mind(Ring ring, int address, boolean isWrite) {
        if (meter != null && isWrite) {
            meter.wrote(meter(ring), memory.bytes(), address);
        } else if (meter != null) {
            meter.read(meter(ring), memory.bytes(), address);
        }
        scheduler.breathe(this);
    }

    /** Where kernels are observed, all FIFOs are. */
    private static FifoMeter meter(Ring ring) {
        return Objects.requireNonNull(ring.meter());
    }

    private void await(Ring ring, boolean forRoom) {
        if (fpga.settle()) {
            return; // packets have moved: perhaps it need not wait
        }
        missedCount = 0;
        note(ring, forRoom);
        isPolling = false;
        park();
    }

    /** A poll in vain: waits if there were rounds enough of them since the kernel last got on. */
    private void miss(Ring ring, boolean forRoom) {
        if (ring.isFirstMiss(forRoom, spell)) {
            note(ring, forRoom);
        }
        if (++misses > (long) patience * Math.max(1, inputs)) {
            isPolling = true;
            if (!fpga.settle()) {
                park();
            }
            gotOn();
        }
    }

    /** Forgets what was polled in vain. */
    private void gotOn() {
        missedCount = 0;
        misses = 0;
        spell++;
    }

    private void note(Ring ring, boolean forRoom) {
        if (missedCount == missed.length) {
            missed = Arrays.copyOf(missed, 2 * missedCount);
            isForRoom = Arrays.copyOf(isForRoom, 2 * missedCount);
        }
        missed[missedCount] = ring;
        isForRoom[missedCount++] = forRoom;
    }

    private void park() {
        for (int i = 0; i < missedCount; i++) {
            missed[i].arm(this, isForRoom[i]);
        }
        if (meter != null) {
            meter.parked(meter(missed[0]), isForRoom[0], isPolling);
        }
        scheduler.park(this);
        if (meter != null) {
            meter.resumed();
        }
    }

    /** A FIFO that the kernel waits for has an element, or room. */
    void wake() {
        patience = PATIENCE;
        release();
    }

    private void release() {
        for (int i = 0; i < missedCount; i++) {
            missed[i].disarm(isForRoom[i]);
        }
        scheduler.ready(this);
    }

    /**
     * Lets a kernel that polls go on although nothing happened, with more patience each time: a user's kernel may count
     * its polls, or poll in another order than in rounds.
     *
     * @return whether there was anything to grant
     */
    boolean grantPatience() {
        int most = isTransport ? MOST_TRANSPORT_PATIENCE : MOST_PATIENCE;
        if (!isParked() || !isPolling || patience >= most) {
            return false;
        }
        patience *= 4;
        release();
        return true;
    }

    @Override
    public void opened(String operation, int port, int peer, int count) {
        List<OpenedChannel> changed = new ArrayList<>(opened);
        changed.removeIf(o -> o.port() == port && o.operation().equals(operation));
        changed.add(new OpenedChannel(operation, port, peer, count));
        opened = List.copyOf(changed);
    }

    /** Memory that one more element of depth takes for a FIFO that it waits for, and others of the same array. */
    public long placeBytes(FifoWait wait) {
        return fpga.placeBytes(wait.ring());
    }

    @Override
    public void at(int number) {
        place = number;
    }

    /** The line of the program's text where it waits, or failed. Only known if the program was compiled with marks. */
    public Optional<SourcePosition> place() {
        return fpga.program().origins().place(place);
    }

    /** The program that it belongs to. */
    public DeviceModule program() {
        return fpga.program();
    }

    @Override
    public void print(String text) {
        fpga.print(kernel, text);
    }
}
