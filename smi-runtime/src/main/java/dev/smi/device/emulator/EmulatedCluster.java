package dev.smi.device.emulator;

import dev.smi.device.DeviceException;
import dev.smi.device.ProgramImage;
import dev.smi.emulator.LiveEmulator;
import dev.smi.emulator.Request;
import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.emulator.machine.OutOfDeviceMemoryException;
import dev.smi.job.Activity;
import dev.smi.job.Hub;
import dev.smi.job.JobException;
import dev.smi.job.RankContext;
import dev.smi.job.StuckWait;
import dev.smi.job.Waitable;
import dev.smi.model.Rank;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * The FPGAs of all ranks in this JVM: one emulator, made when the last of them has loaded its program. For any thread.
 */
final class EmulatedCluster implements Activity {

    private static final long REPORT_NANOS = 500_000_000;

    private final Hub hub;
    private final ProgramCompiler compiler = new ProgramCompiler();
    private final SortedMap<Rank, Part> parts = new TreeMap<>();
    private int inUse;
    private volatile int loads;
    private volatile @Nullable LiveEmulator emulator;
    private volatile @Nullable RuntimeException fault;

    private record Part(RankContext context, ProgramImage image, MachineImage machine) {}

    private EmulatedCluster(Hub hub) {
        this.hub = hub;
        hub.progress().add(this);
    }

    static EmulatedCluster of(Hub hub) {
        return hub.shared(EmulatedCluster.class, () -> new EmulatedCluster(hub));
    }

    /** A rank has a device here. */
    synchronized void open() {
        inUse++;
    }

    /** It has it no more. */
    synchronized void close() {
        LiveEmulator last = emulator;
        if (--inUse == 0 && last != null) {
            last.close();
            emulator = null;
            hub.progress().remove(this);
        }
    }

    /**
     * Gives a rank's FPGA its program; returns when all FPGAs of this JVM have theirs.
     *
     * @return the program
     */
    MachineImage load(RankContext context, ProgramImage image) {
        MachineImage machine = compiler.image(image);
        requireKernels(image, machine);
        int before = loads;
        add(new Part(context, image, machine));
        context.await(new Waitable() {
            @Override
            public boolean isReady() {
                return loads > before;
            }

            @Override
            public String description() {
                return "for the other ranks of this process to load their programs";
            }
        });
        RuntimeException cause = fault;
        if (cause != null) {
            throw cause;
        }
        return machine;
    }

    private static void requireKernels(ProgramImage image, MachineImage machine) {
        long sends = machine.kernelNames().stream()
                .filter(name -> name.startsWith("smi_kernel_cks_"))
                .count();
        if (sends != image.tables().cables()) {
            throw new DeviceException("program " + image.name() + " has " + sends + " send kernels, but the routing"
                    + " tables are for " + image.tables().cables() + " cables; run smi-codegen and route-gen again");
        }
    }

    private synchronized void add(Part part) {
        parts.put(new Rank(part.context().rank()), part);
        if (parts.size() < hub.size()) {
            return;
        }
        LiveEmulator last = emulator;
        if (last != null) {
            last.close();
        }
        try {
            emulator = start();
            fault = null;
        } catch (RuntimeException e) { // every rank that waits for its program gets it
            fault = e;
        } catch (OutOfMemoryError e) {
            fault = new OutOfDeviceMemoryException(e);
        }
        parts.clear();
        compiler.forget();
        loads++;
    }

    private LiveEmulator start() {
        SortedMap<Rank, MachineImage> images = new TreeMap<>();
        SortedMap<Rank, RankContext> contexts = new TreeMap<>();
        parts.forEach((rank, part) -> {
            images.put(rank, part.machine());
            contexts.put(rank, part.context());
        });
        ProgramImage any = parts.values().iterator().next().image();
        int load = loads;
        return new LiveEmulator(
                images,
                any.topology().cables(),
                any.tables(),
                (rank, kernel, text) -> print(System.out, text),
                (here, there) ->
                        new WireCable(java.util.Objects.requireNonNull(contexts.get(here.rank())), here, there, load),
                cause -> hub.progress().fail(new JobException("the emulated FPGAs failed: " + cause, cause)));
    }

    private static void print(PrintStream out, String text) {
        out.print(text);
        out.flush();
    }

    /** The emulator that runs now. */
    LiveEmulator emulator() {
        LiveEmulator now = emulator;
        if (now == null) {
            throw new DeviceException("no program is loaded; call Device.load first");
        }
        return now;
    }

    @Override
    public boolean isQuiet() {
        LiveEmulator now = emulator;
        return now == null || now.isQuiet();
    }

    @Override
    public long progress() {
        LiveEmulator now = emulator;
        return now == null ? 0 : now.turns();
    }

    @Override
    public List<StuckWait> waits() {
        List<StuckWait> waits = new ArrayList<>();
        for (KernelWait wait : report().kernels()) {
            OptionalInt peer =
                    wait.waitsFor().map(id -> OptionalInt.of(id.rank().value())).orElse(OptionalInt.empty());
            waits.add(new StuckWait(wait.rank().value(), wait.toString(), peer));
        }
        return waits;
    }

    /** What a kernel waits for now, or that it computes. */
    String waits(int rank, String kernel) {
        return report().kernels().stream()
                .filter(w -> w.rank().value() == rank && w.kernel().equals(kernel))
                .map(KernelWait::toString)
                .findFirst()
                .orElse("it computes");
    }

    /** An emulator whose kernel computes without end does not answer. */
    private WaitReport report() {
        LiveEmulator now = emulator;
        if (now == null) {
            return new WaitReport(List.of(), List.of());
        }
        Request<WaitReport> request = now.waits();
        long end = System.nanoTime() + REPORT_NANOS;
        while (!request.isDone() && System.nanoTime() < end) {
            LockSupport.parkNanos(100_000);
        }
        return request.isDone() ? request.get() : new WaitReport(List.of(), List.of());
    }
}
