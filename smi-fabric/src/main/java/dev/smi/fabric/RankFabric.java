package dev.smi.fabric;

import dev.smi.fabric.kernel.BroadcastStep;
import dev.smi.fabric.kernel.CommunicationStep;
import dev.smi.fabric.kernel.FaultLog;
import dev.smi.fabric.kernel.ReceiveStep;
import dev.smi.fabric.kernel.ReduceStep;
import dev.smi.fabric.kernel.SendStep;
import dev.smi.fabric.kernel.ShareStep;
import dev.smi.fabric.kernel.SupportRings;
import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.model.CableEnd;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FifoKey;
import dev.smi.model.HardwarePort;
import dev.smi.model.Operation;
import dev.smi.model.PacketOperation;
import dev.smi.model.PortAllocation;
import dev.smi.model.Rank;
import dev.smi.route.table.RoutingTables;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The transport layer of one rank: FIFOs, communication steps and support steps, connected as the specification says.
 */
final class RankFabric {

    /** Depth of every FIFO that is not the buffer of an operation, in packets. Source: smi-spec.md, section 3. */
    private static final int DEPTH = 16;

    private final LocalRank local;
    private final Rank rank;
    private final int ranks;
    private final int cables;
    private final PortAllocation allocation;
    private final ReadyQueue queue;
    private final FaultLog faults;
    private final StepNames names;
    private final AppRings apps;
    private final List<PacketRing> sendToReceive;
    private final List<PacketRing> receiveToSend;
    private final PacketRing[][] betweenSend;
    private final PacketRing[][] betweenReceive;
    private final List<SendStep> sendSteps = new ArrayList<>();
    private final List<ReceiveStep> receiveSteps = new ArrayList<>();

    RankFabric(
            LocalRank local,
            CableRings cableRings,
            RoutingTables tables,
            CollectiveScheme scheme,
            ReadyQueue queue,
            FaultLog faults,
            StepNames names) {
        this.local = local;
        this.rank = local.rank();
        this.ranks = tables.ranks();
        this.cables = tables.cables();
        this.allocation = PortAllocation.of(local.program(), cables);
        this.queue = queue;
        this.faults = faults;
        this.names = names;
        this.apps = new AppRings(local.drive() == LocalRank.Drive.OTHER_THREADS);
        this.sendToReceive = ofEachCable("smi_cks_%d_to_ckr_%<d");
        this.receiveToSend = ofEachCable("smi_ckr_%d_to_cks_%<d");
        this.betweenSend = betweenEach("smi_cks_%d_to_cks_%d");
        this.betweenReceive = betweenEach("smi_ckr_%d_to_ckr_%d");
        addPortRings();
        connectCables(cableRings);
        local.program().operations().forEach(operation -> support(operation, scheme));
        sendSteps.forEach(CommunicationStep::connect);
        receiveSteps.forEach(CommunicationStep::connect);
        sendSteps.forEach(step -> names.add(step, rank, step.kernel()));
        receiveSteps.forEach(step -> names.add(step, rank, step.kernel()));
        load(tables);
        allocation.fromReceiveKernels().stream()
                .filter(port -> port.operation() instanceof Operation.Push)
                .forEach(this::makeReady);
    }

    /** A FIFO that a CK reads: its depth, and the CK's head register, which is the packet at the front. */
    static PacketRing kernelRing(String name) {
        return new PacketRing(name, DEPTH + 1);
    }

    private List<PacketRing> ofEachCable(String name) {
        return IntStream.range(0, cables)
                .mapToObj(cable -> kernelRing(name.formatted(cable)))
                .toList();
    }

    private PacketRing[][] betweenEach(String name) {
        PacketRing[][] rings = new PacketRing[cables][cables];
        for (int i = 0; i < cables; i++) {
            for (int j = 0; j < cables; j++) {
                rings[i][j] = kernelRing(name.formatted(i, j));
            }
        }
        return rings;
    }

    private IntStream peers(int cable) {
        return IntStream.range(0, cables).filter(other -> other != cable);
    }

    /** FIFOs between CKs and what is on the application's side, which of a collective is a support step. */
    private void addPortRings() {
        for (HardwarePort port : allocation.toSendKernels()) {
            add(port, DEPTH + 1);
        }
        for (HardwarePort port : allocation.fromReceiveKernels()) {
            add(port, port.operation().bufferSize());
        }
    }

    private void add(HardwarePort port, int capacity) {
        if (isOfApp(port)) {
            apps.addOfApp(port.name(), capacity, port.key().isToSendKernel());
        } else {
            apps.addOfKernels(port.name(), capacity);
        }
    }

    private static boolean isOfApp(HardwarePort port) {
        return switch (port.operation()) {
            case Operation.Push _, Operation.Pop _ -> true;
            case Operation.Broadcast _, Operation.Reduce _ -> false;
            case Operation.Scatter _, Operation.Gather _ ->
                port.key() == FifoKey.CKR_DATA || port.key() == FifoKey.CKS_CONTROL;
        };
    }

    private void connectCables(CableRings cableRings) {
        for (int cable = 0; cable < cables; cable++) {
            CableEnd end = new CableEnd(rank, cable);
            sendSteps.add(sendStep(cable, cableRings.outgoing(end)));
            receiveSteps.add(receiveStep(cable, cableRings.incoming(end)));
        }
    }

    private SendStep sendStep(int cable, PacketRing cableOut) {
        List<PacketRing> inputs = new ArrayList<>();
        peers(cable).forEach(peer -> inputs.add(betweenSend[peer][cable]));
        inputs.add(receiveToSend.get(cable));
        allocation.toSendKernel(cable).forEach(port -> inputs.add(apps.kernelSide(port.name())));
        List<PacketRing> outputs = new ArrayList<>();
        outputs.add(cableOut);
        outputs.add(sendToReceive.get(cable));
        peers(cable).forEach(peer -> outputs.add(betweenSend[cable][peer]));
        return new SendStep(queue, rank, cable, inputs, outputs, local.program().consecutiveReads(), faults);
    }

    private ReceiveStep receiveStep(int cable, PacketRing cableIn) {
        List<PacketRing> inputs = new ArrayList<>();
        inputs.add(cableIn);
        peers(cable).forEach(peer -> inputs.add(betweenReceive[peer][cable]));
        inputs.add(sendToReceive.get(cable));
        List<PacketRing> outputs = new ArrayList<>();
        peers(cable).forEach(peer -> outputs.add(betweenReceive[cable][peer]));
        allocation.fromReceiveKernel(cable).forEach(port -> outputs.add(apps.kernelSide(port.name())));
        int readLimit = local.program().consecutiveReads();
        return new ReceiveStep(queue, rank, cable, inputs, receiveToSend.get(cable), outputs, readLimit, faults);
    }

    /** Makes the support step of a collective, and its FIFOs to and from the application. */
    private void support(Operation operation, CollectiveScheme scheme) {
        switch (operation) {
            case Operation.Push _, Operation.Pop _ -> {}
            case Operation.Broadcast broadcast -> {
                SupportRings rings = supportRings(broadcast);
                BroadcastStep step =
                        new BroadcastStep(queue, broadcast, rings, local.grantPackets(broadcast), ranks, scheme);
                step.connect();
                names.add(step, rank, "smi_kernel_bcast_" + broadcast.port());
            }
            case Operation.Reduce reduce -> {
                SupportRings rings = supportRings(reduce);
                ReduceStep step = new ReduceStep(queue, reduce, rings, local.grantPackets(reduce), ranks, scheme);
                step.connect();
                names.add(step, rank, "smi_kernel_reduce_" + reduce.port());
            }
            case Operation.Scatter _, Operation.Gather _ -> {
                apps.addOfApp(AppFifoNames.toSupport(operation), DEPTH + 1, true);
                PacketRing app = apps.kernelSide(AppFifoNames.toSupport(operation));
                ShareStep step = new ShareStep(
                        queue, app, port(operation, FifoKey.CKS_DATA), port(operation, FifoKey.CKR_CONTROL));
                step.connect();
                names.add(step, rank, "smi_kernel_" + operation.type() + "_" + operation.port());
            }
        }
    }

    private SupportRings supportRings(Operation operation) {
        apps.addOfApp(AppFifoNames.toSupport(operation), DEPTH, true);
        apps.addOfApp(AppFifoNames.fromSupport(operation), DEPTH, false);
        return new SupportRings(
                apps.kernelSide(AppFifoNames.toSupport(operation)),
                apps.kernelSide(AppFifoNames.fromSupport(operation)),
                port(operation, FifoKey.CKR_DATA),
                port(operation, FifoKey.CKS_DATA),
                port(operation, FifoKey.CKR_CONTROL),
                port(operation, FifoKey.CKS_CONTROL));
    }

    private PacketRing port(Operation operation, FifoKey key) {
        return apps.kernelSide(new HardwarePort(operation, key).name());
    }

    /** Takes over the routing tables of this rank. */
    void load(RoutingTables tables) {
        for (int cable = 0; cable < cables; cable++) {
            sendSteps.get(cable).load(tables.sendTable(rank, cable));
            receiveSteps.get(cable).load(tables.receiveTable(rank, cable));
        }
    }

    /** The first message of every push starts as if a message before had been received. */
    private void makeReady(HardwarePort push) {
        long header = PacketWords.header(
                rank.value(), rank.value(), push.operation().port().value(), 0, PacketOperation.SYNCH);
        apps.kernelSide(push.name()).put(0, 0, 0, header);
    }

    LocalRank local() {
        return local;
    }

    AppRings apps() {
        return apps;
    }

    long dropped() {
        return sendSteps.stream().mapToLong(CommunicationStep::dropped).sum()
                + receiveSteps.stream().mapToLong(CommunicationStep::dropped).sum();
    }

    /** All FIFOs but the cables. */
    List<PacketRing> rings() {
        List<PacketRing> all = new ArrayList<>(apps.rings());
        all.addAll(sendToReceive);
        all.addAll(receiveToSend);
        for (int i = 0; i < cables; i++) {
            all.addAll(List.of(betweenSend[i]));
            all.addAll(List.of(betweenReceive[i]));
        }
        return all;
    }
}
