package dev.smi.codegen.emit;

import dev.smi.hls.DeviceSource;
import dev.smi.hls.Fifo;
import dev.smi.hls.HlsUnit;
import dev.smi.hls.KernelInput;
import dev.smi.hls.KernelOutput;
import dev.smi.hls.PopFunctions;
import dev.smi.hls.PushFunctions;
import dev.smi.hls.ReceiveKernel;
import dev.smi.hls.SendKernel;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FifoKey;
import dev.smi.model.FlowControl;
import dev.smi.model.HardwarePort;
import dev.smi.model.Operation;
import dev.smi.model.PortAllocation;
import dev.smi.model.Program;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Lays out the transport layer of a program: what {@code docs/design/smi-spec.md}, section 3, says in words. Stateless
 * but for the program it is about.
 */
public final class TransportLayout {

    /** Depth of every FIFO that is not the buffer of an operation, in packets. */
    private static final int FIFO_DEPTH = 16;

    /** First routing code of a CK_S that leads to another CK_S, and of a CK_R that leads to another CK_R. */
    private static final int FIRST_RECEIVE_PEER = 1;

    private final Program program;
    private final PortAllocation allocation;
    private final RunAhead runAhead;
    private final CollectiveLayout collectives;
    private final int cables;

    private TransportLayout(Program program, CollectiveScheme scheme, RunAhead runAhead, int cables) {
        this.program = program;
        this.allocation = PortAllocation.of(program, cables);
        this.runAhead = runAhead;
        this.collectives = new CollectiveLayout(program, scheme, runAhead);
        this.cables = cables;
    }

    /**
     * The generated device source of a program.
     *
     * @param name the program's name
     * @param scheme who passes elements of collectives on to whom
     * @param runAhead how far senders are promised to run ahead of this program's receivers
     * @param cables cables of the FPGA, at least 1
     */
    public static DeviceSource of(
            String name, Program program, CollectiveScheme scheme, RunAhead runAhead, int cables) {
        return new TransportLayout(program, scheme, runAhead, cables).deviceSource(name);
    }

    private DeviceSource deviceSource(String name) {
        return new DeviceSource(
                name,
                cables,
                program.maxRanks(),
                program.consecutiveReads(),
                program.ports(),
                program.flowControl() == FlowControl.CREDITS,
                cableFifos(),
                kernelFifos(),
                portFifos(),
                collectives.fifos(),
                eachCable().mapToObj(this::sendKernel).toList(),
                eachCable().mapToObj(this::receiveKernel).toList(),
                collectives.kernels(),
                program.operations().stream().map(this::functions).toList());
    }

    private IntStream eachCable() {
        return IntStream.range(0, cables);
    }

    /** The other cables than the given one; their place in the list is their number as a peer. */
    private List<Integer> peers(int cable) {
        return eachCable().filter(other -> other != cable).boxed().toList();
    }

    private List<Fifo> cableFifos() {
        List<Fifo> fifos = new ArrayList<>();
        for (int cable = 0; cable < cables; cable++) {
            fifos.add(new Fifo(FifoNames.cableOut(cable), FIFO_DEPTH, Optional.of("kernel_output_ch" + cable)));
            fifos.add(new Fifo(FifoNames.cableIn(cable), FIFO_DEPTH, Optional.of("kernel_input_ch" + cable)));
        }
        return fifos;
    }

    private List<Fifo> kernelFifos() {
        List<String> names = new ArrayList<>();
        for (int cable = 0; cable < cables; cable++) {
            names.add(FifoNames.sendToReceive(cable));
            names.add(FifoNames.receiveToSend(cable));
            for (int peer : peers(cable)) {
                names.add(FifoNames.betweenSend(cable, peer));
                names.add(FifoNames.betweenReceive(cable, peer));
            }
        }
        return names.stream()
                .map(name -> new Fifo(name, FIFO_DEPTH, Optional.empty()))
                .toList();
    }

    private List<Fifo> portFifos() {
        List<HardwarePort> ports = new ArrayList<>(allocation.toSendKernels());
        ports.addAll(allocation.fromReceiveKernels());
        return ports.stream()
                .map(port -> new Fifo(port.name(), depth(port), Optional.empty()))
                .toList();
    }

    private static int depth(HardwarePort port) {
        return port.key().isToSendKernel() ? FIFO_DEPTH : port.operation().bufferSize();
    }

    private SendKernel sendKernel(int cable) {
        List<String> inputs = new ArrayList<>();
        peers(cable).forEach(peer -> inputs.add(FifoNames.betweenSend(peer, cable)));
        inputs.add(FifoNames.receiveToSend(cable));
        allocation.toSendKernel(cable).forEach(port -> inputs.add(port.name()));
        List<String> outputs = new ArrayList<>();
        outputs.add(FifoNames.cableOut(cable));
        outputs.add(FifoNames.sendToReceive(cable));
        peers(cable).forEach(peer -> outputs.add(FifoNames.betweenSend(cable, peer)));
        return new SendKernel(cable, inputs(inputs), outputs(0, outputs));
    }

    private ReceiveKernel receiveKernel(int cable) {
        List<String> inputs = new ArrayList<>();
        inputs.add(FifoNames.cableIn(cable));
        peers(cable).forEach(peer -> inputs.add(FifoNames.betweenReceive(peer, cable)));
        inputs.add(FifoNames.sendToReceive(cable));
        List<String> outputs = new ArrayList<>();
        peers(cable).forEach(peer -> outputs.add(FifoNames.betweenReceive(cable, peer)));
        allocation.fromReceiveKernel(cable).forEach(port -> outputs.add(port.name()));
        List<String> ready = allocation.fromReceiveKernel(cable).stream()
                .filter(port -> port.operation() instanceof Operation.Push)
                .map(HardwarePort::name)
                .toList();
        return new ReceiveKernel(
                cable,
                program.ports(),
                FifoNames.receiveToSend(cable),
                inputs(inputs),
                outputs(FIRST_RECEIVE_PEER, outputs),
                ready);
    }

    private static List<KernelInput> inputs(List<String> fifos) {
        return IntStream.range(0, fifos.size())
                .mapToObj(i -> new KernelInput(i, fifos.get(i)))
                .toList();
    }

    private static List<KernelOutput> outputs(int firstCode, List<String> fifos) {
        return IntStream.range(0, fifos.size())
                .mapToObj(i -> new KernelOutput(firstCode + i, fifos.get(i)))
                .toList();
    }

    private HlsUnit functions(Operation operation) {
        int port = operation.port().value();
        String type = operation.dataType().cName();
        int elements = operation.dataType().elementsPerPacket();
        return switch (operation) {
            case Operation.Push push ->
                new PushFunctions(
                        port,
                        type,
                        elements,
                        push.bufferSize(),
                        fifo(push, FifoKey.CKS_DATA).orElseThrow(),
                        fifo(push, FifoKey.CKR_CONTROL));
            case Operation.Pop pop ->
                new PopFunctions(
                        port,
                        type,
                        elements,
                        pop.bufferSize(),
                        runAhead.grantPackets(pop),
                        fifo(pop, FifoKey.CKR_DATA).orElseThrow(),
                        fifo(pop, FifoKey.CKS_CONTROL));
            case Operation.Collective collective -> collectives.functions(collective);
        };
    }

    private Optional<String> fifo(Operation operation, FifoKey key) {
        return operation.fifos(program.flowControl()).contains(key)
                ? Optional.of(new HardwarePort(operation, key).name())
                : Optional.empty();
    }
}
