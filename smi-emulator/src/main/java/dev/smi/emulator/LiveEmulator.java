package dev.smi.emulator;

import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.Fabric;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.emulator.fabric.RemoteCable;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.emulator.schedule.SingleCarrier;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.SortedMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Emulated FPGAs that run by themselves, as boards do: hosts start kernels and copy memory at any time, and cables may
 * lead to FPGAs that are emulated in other processes. For any thread; nothing blocks but {@link #close}.
 *
 * <p>One thread, a virtual one beside those of the kernels, takes turns with them: it serves requests, moves packets of
 * cables that lead elsewhere, and lets kernels run.
 */
public final class LiveEmulator implements AutoCloseable {

    /** Turns of kernels between two looks at cables that lead elsewhere. */
    private static final int TURNS = 256;

    private static final int SPINS = 200;
    private static final long SHORT_NAP = TimeUnit.MICROSECONDS.toNanos(20);
    private static final long LONG_NAP = TimeUnit.MICROSECONDS.toNanos(500);

    /** Whoever asks for something wakes the engine; this is for what never happens. */
    private static final long LONGEST_NAP = TimeUnit.MILLISECONDS.toNanos(5);

    /** How long nothing has to happen before kernels that poll get more patience. */
    private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private static final Duration STOP_GRACE = Duration.ofSeconds(1);
    private static final Duration END_GRACE = Duration.ofSeconds(10);

    private final Emulator emulator;
    private final Fabric fabric;
    private final Queue<Request<?>> requests = new ConcurrentLinkedQueue<>();
    private final Consumer<Throwable> failure;
    private final Thread engine;
    private volatile boolean isQuiet;
    private volatile boolean isClosing;
    private volatile boolean isClosed;
    private int idleRounds;
    private long idleSince;

    /**
     * Loads programs and starts their communication kernels.
     *
     * @param images the program of each rank that is emulated here
     * @param cables the cables of the whole cluster
     * @param tables routing tables of the whole cluster
     * @param printer takes what kernels print
     * @param remotes gives the cable between an end here and one elsewhere
     * @param failure takes what ended the emulator, if it ends by itself
     */
    public LiveEmulator(
            SortedMap<Rank, MachineImage> images,
            List<Cable> cables,
            RoutingTables tables,
            Printer printer,
            BiFunction<CableEnd, CableEnd, RemoteCable> remotes,
            Consumer<Throwable> failure) {
        this.failure = failure;
        SingleCarrier.request();
        this.emulator = new Emulator(images, cables, tables, printer, FabricOptions.PLAIN);
        this.fabric = emulator.fabric();
        fabric.connect(remotes);
        this.engine = Thread.ofVirtual().name("emulated FPGAs").unstarted(this::live);
        engine.start();
    }

    private void live() {
        try {
            takeTurns();
            emulator.close();
        } catch (Throwable t) { // a thread that ends without a word would leave all who wait for it waiting
            failure.accept(t);
        } finally {
            isClosed = true;
            refuseRequests();
        }
    }

    private void takeTurns() {
        while (!isClosing) {
            fabric.answerCall();
            boolean isBusy = serve();
            isBusy |= fabric.pump();
            if (isBusy) {
                // before kernels run: one may compute for long without another turn
                isQuiet = false;
            }
            isBusy |= fabric.runTurns(TURNS);
            if (isBusy) {
                isQuiet = false;
                idleRounds = 0;
            } else {
                idle();
            }
        }
    }

    private boolean serve() {
        boolean isAny = !requests.isEmpty();
        if (isAny) {
            isQuiet = false;
        }
        for (Request<?> request = requests.poll(); request != null; request = requests.poll()) {
            request.serve(emulator);
        }
        return isAny;
    }

    /** Nothing could be done just now. Kernels that count their polls get on as time passes. */
    private void idle() {
        if (idleRounds++ == 0) {
            idleSince = System.nanoTime();
        }
        if (!isQuiet && System.nanoTime() - idleSince > PATIENCE_NANOS) {
            if (fabric.grantPatience()) {
                idleSince = System.nanoTime();
                return;
            }
            isQuiet = true;
        }
        nap();
    }

    private void nap() {
        if (isQuiet && !fabric.isConnected() && requests.isEmpty() && !isClosing) {
            LockSupport.parkNanos(this, LONGEST_NAP);
        } else if (idleRounds > SPINS) {
            LockSupport.parkNanos(this, Math.min(SHORT_NAP << Math.min(idleRounds - SPINS, 5), LONG_NAP));
        } else {
            Thread.onSpinWait();
        }
    }

    private <T> Request<T> ask(Function<Emulator, T> work) {
        Request<T> request = new Request<>(work);
        requests.add(request);
        fabric.call();
        LockSupport.unpark(engine);
        if (isClosed) {
            refuseRequests();
        }
        return request;
    }

    private void refuseRequests() {
        for (Request<?> request = requests.poll(); request != null; request = requests.poll()) {
            request.refuse("the emulated FPGAs have been closed");
        }
    }

    /** Asks for memory of an FPGA, filled with zeros; see {@link Emulator#allocate(Rank, String, long)}. */
    public Request<DeviceBuffer> allocate(Rank rank, String name, long bytes) {
        return ask(e -> e.allocate(rank, name, bytes));
    }

    /** Asks that a segment be copied into a buffer; it must not change before that is done. */
    public Request<Boolean> write(DeviceBuffer buffer, long offset, MemorySegment source) {
        return ask(e -> {
            e.write(buffer, offset, source);
            return true;
        });
    }

    /** Asks that a buffer be filled with zeros. */
    public Request<Boolean> clear(DeviceBuffer buffer) {
        return ask(e -> {
            e.clear(buffer);
            return true;
        });
    }

    /** Asks that a segment be filled from a buffer. */
    public Request<Boolean> read(DeviceBuffer buffer, long offset, MemorySegment target) {
        return ask(e -> {
            e.read(buffer, offset, target);
            return true;
        });
    }

    /**
     * Asks that a kernel be started; the request fails with what {@link Emulator#run} throws.
     *
     * @param failed is told, by the emulator's thread, what the kernel did wrong, if it does
     */
    public Request<KernelRun> start(KernelLaunch launch, Consumer<String> failed) {
        KernelRun run = new KernelRun(launch, failed);
        return ask(e -> {
            run.started(e.start(launch));
            return run;
        });
    }

    /** Asks who waits for whom. */
    public Request<WaitReport> waits() {
        return ask(e -> WaitReport.of(fabric.kernels(), fabric.returned(), fabric.stepWaits(), fabric.ranks()));
    }

    /** Asks what went over the cables so far; see {@link Emulator#traffic}. */
    public Request<List<CableTraffic>> traffic() {
        return ask(Emulator::traffic);
    }

    /** Has a kernel fail at its next loop if it computes without end; one that waits goes on waiting. */
    public void interrupt(KernelRun run) {
        KernelFiber kernel = run.fiber();
        if (kernel != null) {
            fabric.interrupt(kernel);
        }
    }

    /** Whether no kernel can go on before a host acts or a packet arrives from elsewhere. */
    public boolean isQuiet() {
        return isQuiet && requests.isEmpty();
    }

    /** Grows whenever a kernel gets its turn. */
    public long turns() {
        return fabric.turns();
    }

    /**
     * Ends all kernels.
     *
     * @throws IllegalStateException if they do not end
     */
    @Override
    public void close() {
        isClosing = true;
        fabric.call();
        LockSupport.unpark(engine);
        try {
            if (!engine.join(STOP_GRACE)) {
                fabric.interruptRunning();
                if (!engine.join(END_GRACE)) {
                    throw new IllegalStateException("the emulated FPGAs do not end");
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
