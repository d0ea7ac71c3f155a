package dev.smi.emulator.fabric;

import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.schedule.Fiber;
import dev.smi.emulator.schedule.RunResult;
import dev.smi.emulator.schedule.Scheduler;
import dev.smi.emulator.schedule.SingleCarrier;
import dev.smi.fabric.CableTraffic;
import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * All FPGAs of a cluster and the cables between them, with the transport layer running. For one thread, the controller,
 * which calls when no kernel runs.
 */
public final class Fabric implements AutoCloseable {

    private static final Pattern SUPPORT_KERNEL = Pattern.compile("smi_kernel_(bcast|reduce|scatter|gather)_\\d+");

    private final Scheduler scheduler;
    private final Cables cables;
    private final @Nullable StepTransport transport;
    private final Optional<Observation> observation;
    private final List<CablePump> pumps = new ArrayList<>();
    private final SortedMap<Rank, EmulatedFpga> fpgas = new TreeMap<>();

    /**
     * Loads the programs and starts their transport layer.
     *
     * @param images the program of each rank that is emulated here
     * @param tables routing tables for these programs and cables
     * @param options how they are run
     */
    public Fabric(
            SortedMap<Rank, MachineImage> images,
            List<Cable> cables,
            RoutingTables tables,
            Printer printer,
            FabricOptions options) {
        SingleCarrier.request();
        this.scheduler = new Scheduler(options.seed());
        this.cables = new Cables(cables, options.observation());
        this.transport =
                options.layer() instanceof TransportLayer.Steps steps ? new StepTransport(steps, cables, tables) : null;
        this.observation = options.observation();
        images.forEach((rank, image) ->
                fpgas.put(rank, new EmulatedFpga(rank, image, scheduler, this.cables, transport, printer, options)));
        if (transport != null) {
            transport.settle();
        } else {
            startGenerated(images, tables);
        }
    }

    private void startGenerated(SortedMap<Rank, MachineImage> images, RoutingTables tables) {
        for (EmulatedFpga fpga : fpgas.values()) {
            for (int cable = 0; cable < tables.cables(); cable++) {
                startTransport(fpga, cable, tables);
            }
            startSupport(fpga, java.util.Objects.requireNonNull(images.get(fpga.rank())), tables);
        }
    }

    private static void startTransport(EmulatedFpga fpga, int cable, RoutingTables tables) {
        byte[] ranks = {(byte) tables.ranks()};
        byte[] rank = {(byte) fpga.rank().value()};
        fpga.start(
                "smi_kernel_cks_" + cable,
                List.of(load(fpga, tables.sendTable(fpga.rank(), cable)), ranks),
                false,
                true);
        fpga.start(
                "smi_kernel_ckr_" + cable,
                List.of(load(fpga, tables.receiveTable(fpga.rank(), cable)), rank),
                false,
                true);
    }

    /** Starts the support kernels of collectives. */
    private static void startSupport(EmulatedFpga fpga, MachineImage image, RoutingTables tables) {
        byte[] ranks = {(byte) tables.ranks()};
        image.kernelNames().stream()
                .filter(name -> SUPPORT_KERNEL.matcher(name).matches())
                .forEach(name -> fpga.start(name, List.of(ranks), false, true));
    }

    /** Puts a table into an FPGA's memory and gives its address as a kernel's argument. */
    private static byte[] load(EmulatedFpga fpga, byte[] table) {
        int address = fpga.allocate(table.length);
        fpga.memory().write(address, table, 0, table.length);
        return new byte[] {(byte) address, (byte) (address >> 8), (byte) (address >> 16), (byte) (address >> 24)};
    }

    /** The FPGA of a rank. */
    public EmulatedFpga fpga(Rank rank) {
        EmulatedFpga fpga = fpgas.get(rank);
        if (fpga == null) {
            throw new IllegalArgumentException("rank " + rank + " is not emulated here");
        }
        return fpga;
    }

    /** The ranks whose FPGAs are emulated here. */
    public Set<Rank> ranks() {
        return fpgas.keySet();
    }

    /** Number of FPGAs. */
    public int size() {
        return fpgas.size();
    }

    /** The cables. */
    public Cables cables() {
        return cables;
    }

    /** What went over the cables so far, both directions of each, in the order of the topology. */
    public List<CableTraffic> traffic() {
        return transport != null ? transport.traffic() : cables.traffic();
    }

    /**
     * Steps of the transport layer that hold packets back; empty where kernels are the transport layer, and while a
     * kernel still runs after a deadline, which may move packets.
     */
    public List<StepWait> stepWaits() {
        return transport != null && !scheduler.isRunning() ? transport.waits() : List.of();
    }

    /** How often a kernel got its turn so far. */
    public long turns() {
        return scheduler.turns();
    }

    /** Kernels that have not ended, those of the transport layer included, in the order they were started. */
    public List<KernelFiber> kernels() {
        return scheduler.fibers().stream().map(KernelFiber.class::cast).toList();
    }

    /** The user's kernels that have ended since the last {@link #forgetReturned}. */
    public List<KernelFiber> returned() {
        return fpgas.values().stream().flatMap(fpga -> fpga.returned().stream()).toList();
    }

    /** Something new begins: which kernels have returned so far is of no interest any more. */
    public void forgetReturned() {
        fpgas.values().forEach(EmulatedFpga::forgetReturned);
    }

    /**
     * A kernel is about to be started. If it has run before, those that have returned and ran beside it then belong to
     * what is over: hosts start kernels whenever they like, and never say that something new begins.
     */
    public void forgetReturnedBeside(Rank rank, String kernel) {
        fpga(rank).returned(kernel).ifPresent(last -> fpgas.values().forEach(f -> f.forgetReturnedBeside(last)));
    }

    /** Runs until all foreground kernels have ended and all packets have arrived, or until something else ends it. */
    public RunResult run(Duration deadline) {
        RunResult result = scheduler.run(deadline, this::grantPatience);
        if (!(result instanceof RunResult.DeadlinePassed)) {
            observation.ifPresent(Observation::settle); // after a deadline a kernel may still run
        }
        return result;
    }

    /**
     * Connects the cables that lead to FPGAs emulated elsewhere.
     *
     * @param remotes gives the cable between an end here and one elsewhere
     */
    public void connect(BiFunction<CableEnd, CableEnd, RemoteCable> remotes) {
        for (Cables.Direction direction : cables.directions()) {
            CableEnd here = direction.from();
            CableEnd there = direction.to();
            if (fpgas.containsKey(here.rank()) && !fpgas.containsKey(there.rank())) {
                pumps.add(new CablePump(cables.outgoing(here), cables.incoming(here), remotes.apply(here, there)));
            }
        }
    }

    /**
     * Moves packets to and from FPGAs that are emulated elsewhere; tells whether there were any that could be moved.
     */
    public boolean pump() {
        boolean isMoved = false;
        for (CablePump pump : pumps) {
            isMoved |= pump.pump();
        }
        return isMoved;
    }

    /** Whether any cable leads elsewhere. */
    public boolean isConnected() {
        return !pumps.isEmpty();
    }

    /** Lets kernels run for so many turns, without a deadline; see {@link Scheduler#runTurns}. */
    public boolean runTurns(int most) {
        return scheduler.runTurns(most);
    }

    /** Has {@link #runTurns} return soon. For any thread. */
    public void call() {
        scheduler.call();
    }

    /** Has seen to what {@link #call} was for. */
    public void answerCall() {
        scheduler.answerCall();
    }

    /** Ends the kernel that runs, if one does. For any thread. */
    public void interruptRunning() {
        scheduler.interruptRunning();
    }

    /** Ends a kernel that computes without end. For any thread. */
    public void interrupt(KernelFiber kernel) {
        scheduler.interrupt(kernel);
    }

    /**
     * Lets kernels that poll go on although nothing happened.
     *
     * @return whether there are any that may still give up by themselves
     */
    public boolean grantPatience() {
        boolean isGranted = false;
        for (Fiber fiber : scheduler.fibers()) {
            isGranted |= ((KernelFiber) fiber).grantPatience();
        }
        return isGranted;
    }

    @Override
    public void close() {
        scheduler.close();
    }
}
