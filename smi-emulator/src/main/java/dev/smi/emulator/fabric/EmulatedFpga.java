package dev.smi.emulator.fabric;

import dev.smi.emulator.compile.DeviceModule;
import dev.smi.emulator.machine.DeviceMachine;
import dev.smi.emulator.machine.DeviceMemory;
import dev.smi.emulator.machine.KernelHost;
import dev.smi.emulator.machine.MachineImage;
import dev.smi.emulator.observe.FifoMeter;
import dev.smi.emulator.observe.KernelMeter;
import dev.smi.emulator.observe.Observation;
import dev.smi.emulator.schedule.Scheduler;
import dev.smi.model.CableEnd;
import dev.smi.model.Packet;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One FPGA with its program loaded: memory, FIFOs, kernels. Not thread-safe: one kernel runs at a time. */
public final class EmulatedFpga {

    private static final Pattern CABLE = Pattern.compile("kernel_(input|output)_ch(\\d+)");

    private final Rank rank;
    private final MachineImage image;
    private final Scheduler scheduler;
    private final Cables cables;
    private final Printer printer;
    private final @Nullable StepTransport transport;
    private final Optional<Observation> observation;
    private final FifoDepths depths;
    /** Looked at after a deadline, when a kernel may still be about to end. */
    private final Map<String, KernelFiber> returned = new ConcurrentHashMap<>();

    private final Map<String, Integer> numbers = new HashMap<>();
    private final List<Ring> rings = new ArrayList<>();
    private final DeviceMachine machine;
    private Ring[] ringTable;

    /** @param transport what moves packets, if kernels of the FPGA do not */
    EmulatedFpga(
            Rank rank,
            MachineImage image,
            Scheduler scheduler,
            Cables cables,
            @Nullable StepTransport transport,
            Printer printer,
            FabricOptions options) {
        this.rank = rank;
        this.image = image;
        this.scheduler = scheduler;
        this.cables = cables;
        this.transport = transport;
        this.printer = printer;
        this.observation = options.observation();
        this.depths = options.depths();
        this.machine = new DeviceMachine(image, new Registrar());
        this.ringTable = rings.toArray(Ring[]::new);
    }

    /** Takes what kernels print. */
    @FunctionalInterface
    public interface Printer {
        /**
         * Takes a text.
         *
         * @param text what the kernel printed, with or without an end of line
         */
        void print(Rank rank, String kernel, String text);
    }

    /** Gives every channel that the program declares its FIFO, or the cable it stands for. */
    private final class Registrar implements KernelHost {
        @Override
        public int channel(String name, int index, int elementBytes, int depth, String io) {
            String unique = index < 0 ? name : name + "[" + index + "]";
            return numbers.computeIfAbsent(unique, _ -> {
                rings.add(ring(unique, elementBytes, depths.depth(image.device().program(), name, depth), io));
                return rings.size() - 1;
            });
        }

        @Override
        public void read(int fifo, int address) {
            throw notRunning();
        }

        @Override
        public void write(int fifo, int address) {
            throw notRunning();
        }

        @Override
        public boolean readNonBlocking(int fifo, int address) {
            throw notRunning();
        }

        @Override
        public boolean writeNonBlocking(int fifo, int address) {
            throw notRunning();
        }

        @Override
        public void opened(String operation, int port, int peer, int count) {
            throw notRunning();
        }

        @Override
        public void at(int place) {
            throw notRunning();
        }

        @Override
        public void print(String text) {
            throw notRunning();
        }

        private static IllegalStateException notRunning() {
            return new IllegalStateException("no kernel runs while channels are registered");
        }
    }

    private Ring ring(String name, int elementBytes, int depth, String io) {
        if (transport != null) {
            Optional<Ring> port = transport.port(rank, name, depth);
            if (port.isPresent()) {
                return port.get();
            }
        }
        Matcher cable = CABLE.matcher(io);
        if (!cable.matches()) {
            Ring ring = new Ring(name, elementBytes, depth, false);
            observation.ifPresent(
                    o -> ring.setMeter(o.fifo(rank, name, FifoNames.kind(name), ring.capacity(), elementBytes)));
            return ring;
        }
        if (elementBytes != Packet.BYTES) {
            throw new IllegalArgumentException("channel " + name + " has elements of " + elementBytes
                    + " bytes; what travels over a cable has " + Packet.BYTES);
        }
        CableEnd end = new CableEnd(rank, Integer.parseInt(cable.group(2)));
        return cable.group(1).equals("output") ? cables.outgoing(end) : cables.incoming(end);
    }

    /** The rank of this FPGA. */
    public Rank rank() {
        return rank;
    }

    /** The FPGA's memory. */
    public DeviceMemory memory() {
        return machine.memory();
    }

    /** Takes memory for a buffer for good; gives its address. */
    public int allocateBuffer(String name, long bytes) {
        return machine.allocateBuffer(name, bytes);
    }

    /** Takes memory for good; gives its address. */
    int allocate(long bytes) {
        return machine.allocate(bytes);
    }

    Ring ring(int number) {
        return ringTable[number];
    }

    /**
     * Memory that one more element of depth takes if the FIFO is observed: for a channel, and all others of the array
     * that it is one of.
     */
    long placeBytes(Ring channel) {
        String name = withoutIndex(channel.name());
        return ((long) channel.elementBytes() + FifoMeter.PLACE_BYTES)
                * rings.stream()
                        .filter(ring -> withoutIndex(ring.name()).equals(name))
                        .count();
    }

    private static String withoutIndex(String name) {
        int bracket = name.indexOf('[');
        return bracket < 0 ? name : name.substring(0, bracket);
    }

    /** The program that it runs. */
    public DeviceModule program() {
        return image.device();
    }

    /** The user's kernels that have ended since {@link #forgetReturned}, each as it last ended. */
    public Collection<KernelFiber> returned() {
        return List.copyOf(returned.values());
    }

    /** How a kernel last ended, if it has since {@link #forgetReturned} and was not started again. */
    Optional<KernelFiber> returned(String kernel) {
        return Optional.ofNullable(returned.get(kernel));
    }

    /** A kernel is started again: what ran beside it the last time is of no interest any more. */
    void forgetReturnedBeside(KernelFiber last) {
        returned.values().removeIf(kernel -> kernel.isStartedBeforeEndOf(last));
    }

    /** Something new begins. */
    void forgetReturned() {
        returned.clear();
    }

    void ended(KernelFiber kernel) {
        if (!kernel.isTransport()) {
            returned.put(kernel.kernel(), kernel);
        }
    }

    /** Lets packets move as far as they can without a kernel; gives whether any did. */
    boolean settle() {
        return transport != null && transport.settle();
    }

    void print(String kernel, String text) {
        printer.print(rank, kernel, text);
    }

    /**
     * Starts a kernel, which runs when its turn comes.
     *
     * @param arguments each as it lies in memory
     * @param isForeground whether a run waits for it to end
     * @param isTransport whether it belongs to the transport layer
     */
    public KernelFiber start(String kernel, List<byte[]> arguments, boolean isForeground, boolean isTransport) {
        returned.remove(kernel);
        @Nullable
        KernelMeter meter = observation
                .map(o -> o.kernel(rank, kernel, FifoNames.role(kernel, isTransport)))
                .orElse(null);
        KernelFiber fiber = new KernelFiber(scheduler, this, kernel, isForeground, isTransport, meter);
        fiber.setBody(machine.prepare(kernel, arguments, fiber));
        scheduler.start(fiber);
        return fiber;
    }
}
