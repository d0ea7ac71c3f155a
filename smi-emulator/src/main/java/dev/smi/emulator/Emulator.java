package dev.smi.emulator;

import dev.smi.emulator.compile.KernelSignature;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.emulator.fabric.EmulatedFpga;
import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.emulator.fabric.Fabric;
import dev.smi.emulator.fabric.FabricOptions;
import dev.smi.emulator.fabric.KernelFiber;
import dev.smi.emulator.fabric.TransportFault;
import dev.smi.emulator.machine.KernelFault;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.emulator.schedule.RunResult;
import dev.smi.model.Cable;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.lang.foreign.MemorySegment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A cluster of emulated FPGAs. The same programs, launches and order of calls always give the same results and packets.
 * For one thread.
 */
public final class Emulator implements AutoCloseable {

    private final SortedMap<Rank, MachineImage> images;
    private final Fabric fabric;

    /**
     * Loads programs and starts their communication kernels.
     *
     * @param images the program of each rank, in order of rank
     * @param cables the cables between the ranks
     * @param tables routing tables for these programs and cables
     * @param printer takes what kernels print
     */
    public Emulator(List<MachineImage> images, List<Cable> cables, RoutingTables tables, Printer printer) {
        this(images, cables, tables, printer, FabricOptions.PLAIN);
    }

    /**
     * Loads programs and starts their communication kernels.
     *
     * @param options in which order kernels run, what moves packets, and who looks
     */
    public Emulator(
            List<MachineImage> images,
            List<Cable> cables,
            RoutingTables tables,
            Printer printer,
            FabricOptions options) {
        this(byRank(images), cables, tables, printer, options);
        if (tables.ranks() != images.size()) {
            throw new IllegalArgumentException(
                    "tables for " + tables.ranks() + " ranks do not fit " + images.size() + " FPGAs");
        }
    }

    /**
     * Loads the programs of some ranks of a cluster.
     *
     * @param images by rank; the others are emulated elsewhere, see {@link Fabric#connect}
     */
    Emulator(
            SortedMap<Rank, MachineImage> images,
            List<Cable> cables,
            RoutingTables tables,
            Printer printer,
            FabricOptions options) {
        this.images = images;
        this.fabric = new Fabric(images, cables, tables, printer, options);
    }

    private static SortedMap<Rank, MachineImage> byRank(List<MachineImage> images) {
        SortedMap<Rank, MachineImage> byRank = new TreeMap<>();
        images.forEach(image -> byRank.put(new Rank(byRank.size()), image));
        return byRank;
    }

    /** Takes memory of an FPGA, filled with zeros. */
    public DeviceBuffer allocate(Rank rank, long bytes) {
        return allocate(rank, "without a name", bytes);
    }

    /**
     * Takes memory of an FPGA, filled with zeros.
     *
     * @param name what messages call it
     * @throws dev.smi.emulator.machine.OutOfDeviceMemoryException if the FPGA has no room
     */
    public DeviceBuffer allocate(Rank rank, String name, long bytes) {
        return new DeviceBuffer(rank, fabric.fpga(rank).allocateBuffer(name, bytes), bytes);
    }

    /** Kernels that have not ended, those of the transport layer included; none once the emulator is closed. */
    public int kernelsLeft() {
        return fabric.kernels().size();
    }

    /** How often a kernel got its turn so far: what the emulator did, whatever the machine's speed. */
    public long turns() {
        return fabric.turns();
    }

    /**
     * Copies bytes into a buffer.
     *
     * @param offset first byte of the buffer that is written
     */
    public void write(DeviceBuffer buffer, int offset, byte[] bytes) {
        java.util.Objects.checkFromIndexSize((long) offset, bytes.length, buffer.bytes());
        fabric.fpga(buffer.rank()).memory().write(buffer.address() + offset, bytes, 0, bytes.length);
    }

    /**
     * Copies a segment into a buffer.
     *
     * @param offset first byte of the buffer that is written
     */
    void write(DeviceBuffer buffer, long offset, MemorySegment source) {
        MemorySegment.copy(source, 0, segment(buffer), offset, source.byteSize());
    }

    /** Fills a buffer with zeros. */
    void clear(DeviceBuffer buffer) {
        segment(buffer).fill((byte) 0);
    }

    /** Fills a segment from a buffer. */
    void read(DeviceBuffer buffer, long offset, MemorySegment target) {
        MemorySegment.copy(segment(buffer), offset, target, 0, target.byteSize());
    }

    private MemorySegment segment(DeviceBuffer buffer) {
        byte[] memory = fabric.fpga(buffer.rank()).memory().bytes();
        return MemorySegment.ofArray(memory).asSlice(buffer.address(), buffer.bytes());
    }

    /** A copy of a buffer's bytes. */
    public byte[] read(DeviceBuffer buffer) {
        return fabric.fpga(buffer.rank()).memory().readBytes(buffer.address(), Math.toIntExact(buffer.bytes()));
    }

    /**
     * Starts kernels and runs until those that are waited for have returned.
     *
     * @throws IllegalArgumentException if a kernel is unknown or an argument does not fit its parameter
     */
    public RunOutcome run(List<KernelLaunch> launches, Duration deadline) {
        fabric.forgetReturned();
        for (KernelLaunch launch : launches) {
            start(launch);
        }
        return switch (fabric.run(deadline)) {
            case RunResult.Completed _ -> new RunOutcome.Completed();
            case RunResult.Stuck _ -> new RunOutcome.Deadlock(waits());
            case RunResult.DeadlinePassed _ -> new RunOutcome.DeadlinePassed(waits());
            case RunResult.Failed failed -> failed((KernelFiber) failed.fiber(), failed.fault());
        };
    }

    private WaitReport waits() {
        return WaitReport.of(fabric.kernels(), fabric.returned(), fabric.stepWaits(), fabric.ranks());
    }

    KernelFiber start(KernelLaunch launch) {
        MachineImage image = java.util.Objects.requireNonNull(images.get(launch.rank()));
        KernelSignature signature = image.device()
                .kernel(launch.kernel())
                .orElseThrow(() -> new IllegalArgumentException("no kernel " + launch.kernel()));
        int expected = signature.parameters().size();
        if (launch.arguments().size() != expected) {
            throw new IllegalArgumentException(signature + " takes " + expected + " arguments, not "
                    + launch.arguments().size());
        }
        List<byte[]> arguments = new ArrayList<>();
        for (int i = 0; i < expected; i++) {
            arguments.add(launch.arguments()
                    .get(i)
                    .encode(signature.parameters().get(i).type()));
        }
        fabric.forgetReturnedBeside(launch.rank(), launch.kernel());
        EmulatedFpga fpga = fabric.fpga(launch.rank());
        return fpga.start(launch.kernel(), arguments, !launch.isBackground(), false);
    }

    private static RunOutcome failed(KernelFiber kernel, Throwable fault) {
        return fault instanceof TransportFault step
                ? new RunOutcome.Failed(step.rank(), step.kernel(), faultMessage(fault), Optional.empty())
                : new RunOutcome.Failed(kernel.rank(), kernel.kernel(), faultMessage(fault), kernel.place());
    }

    static String faultMessage(Throwable fault) {
        if (fault instanceof StackOverflowError) {
            return "trap: calls are nested too deep; does a function call itself?";
        }
        if (fault instanceof Error error) {
            throw error;
        }
        String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        return (fault instanceof KernelFault || fault instanceof TransportFault ? "" : "trap: ") + message;
    }

    /** What went over the cables so far, both directions of each, in the order of the topology. */
    public List<CableTraffic> traffic() {
        return fabric.traffic().stream()
                .map(t -> new CableTraffic(t.from(), t.to(), t.packets(), t.elements()))
                .toList();
    }

    Fabric fabric() {
        return fabric;
    }

    /** Ends all kernels. */
    @Override
    public void close() {
        fabric.close();
    }
}
