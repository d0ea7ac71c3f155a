package dev.smi.codegen.emit;

import dev.smi.hls.BroadcastFunctions;
import dev.smi.hls.BroadcastKernel;
import dev.smi.hls.CollectiveArrival;
import dev.smi.hls.Fifo;
import dev.smi.hls.GatherFunctions;
import dev.smi.hls.HlsUnit;
import dev.smi.hls.ReduceFunctions;
import dev.smi.hls.ReduceKernel;
import dev.smi.hls.ScatterFunctions;
import dev.smi.hls.ShareKernel;
import dev.smi.hls.SupportFifos;
import dev.smi.model.CollectiveScheme;
import dev.smi.model.FifoKey;
import dev.smi.model.HardwarePort;
import dev.smi.model.Operation;
import dev.smi.model.Operation.Collective;
import dev.smi.model.Program;
import dev.smi.model.ReduceOperator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Lays out the collectives of a program: a support kernel for each, and its FIFOs to and from the application.
 *
 * <p>Source: docs/design/smi-spec.md, sections 3 and 5, and docs/adr/0008-collectives.md.
 */
final class CollectiveLayout {

    /** Depth of the FIFOs between application and support kernel, in packets. */
    private static final int LOCAL_DEPTH = 16;

    private final List<Collective> collectives;
    private final CollectiveScheme scheme;
    private final RunAhead runAhead;

    CollectiveLayout(Program program, CollectiveScheme scheme, RunAhead runAhead) {
        this.collectives = program.operations().stream()
                .filter(Collective.class::isInstance)
                .map(Collective.class::cast)
                .toList();
        this.scheme = scheme;
        this.runAhead = runAhead;
    }

    /** The FIFOs between the application and the support kernels. */
    List<Fifo> fifos() {
        List<Fifo> fifos = new ArrayList<>();
        for (Collective collective : collectives) {
            fifos.add(new Fifo(appFifo(collective), LOCAL_DEPTH, Optional.empty()));
            String result = resultFifo(collective);
            if (!result.isEmpty()) {
                fifos.add(new Fifo(result, LOCAL_DEPTH, Optional.empty()));
            }
        }
        return fifos;
    }

    /** The support kernels. */
    List<HlsUnit> kernels() {
        return collectives.stream().map(this::kernel).toList();
    }

    private HlsUnit kernel(Collective collective) {
        int port = collective.port().value();
        int elements = collective.dataType().elementsPerPacket();
        int buffer = collective.bufferSize();
        SupportFifos fifos = supportFifos(collective);
        boolean isTree = scheme == CollectiveScheme.TREE;
        return switch (collective) {
            case Operation.Broadcast broadcast ->
                new BroadcastKernel(port, isTree, elements, buffer, runAhead.grantPackets(broadcast), fifos);
            case Operation.Reduce reduce ->
                new ReduceKernel(
                        port,
                        reduce.dataType().cName(),
                        reduce.operator().id(),
                        combination(reduce.operator()),
                        isTree,
                        elements,
                        buffer * elements,
                        runAhead.grantPackets(reduce) * elements,
                        fifos);
            case Operation.Scatter _, Operation.Gather _ -> new ShareKernel(collective.type(), port, fifos);
        };
    }

    /** The functions of an endpoint. */
    HlsUnit functions(Collective collective) {
        int port = collective.port().value();
        String type = collective.dataType().cName();
        String app = appFifo(collective);
        return switch (collective) {
            case Operation.Broadcast broadcast ->
                new BroadcastFunctions(
                        port, type, broadcast.dataType().elementsPerPacket(), app, resultFifo(collective));
            case Operation.Reduce reduce ->
                new ReduceFunctions(port, type, reduce.operator().id(), app, resultFifo(collective));
            case Operation.Scatter scatter -> new ScatterFunctions(port, type, app, arrival(scatter, "SMI_Scatter"));
            case Operation.Gather gather -> new GatherFunctions(port, type, app, arrival(gather, "SMI_Gather"));
        };
    }

    private CollectiveArrival arrival(Collective collective, String function) {
        return new CollectiveArrival(
                collective.type(),
                function,
                collective.port().value(),
                collective.dataType().cName(),
                collective.dataType().elementsPerPacket(),
                collective.bufferSize(),
                runAhead.grantPackets(collective),
                new HardwarePort(collective, FifoKey.CKR_DATA).name(),
                new HardwarePort(collective, FifoKey.CKS_CONTROL).name());
    }

    private static String combination(ReduceOperator operator) {
        return switch (operator) {
            case ADD -> "sum + other";
            case MAX -> "other > sum ? other : sum";
            case MIN -> "other < sum ? other : sum";
        };
    }

    private static SupportFifos supportFifos(Collective collective) {
        return new SupportFifos(
                appFifo(collective),
                resultFifo(collective),
                new HardwarePort(collective, FifoKey.CKR_DATA).name(),
                new HardwarePort(collective, FifoKey.CKS_DATA).name(),
                new HardwarePort(collective, FifoKey.CKR_CONTROL).name(),
                new HardwarePort(collective, FifoKey.CKS_CONTROL).name());
    }

    private static String appFifo(Collective collective) {
        return switch (collective) {
            case Operation.Reduce reduce -> "reduce_" + reduce.port() + "_reduce_send";
            case Operation.Broadcast _, Operation.Scatter _, Operation.Gather _ ->
                collective.type() + "_" + collective.port() + "_" + collective.type();
        };
    }

    /** Empty for a collective whose results do not go through the support kernel. */
    private static String resultFifo(Collective collective) {
        return switch (collective) {
            case Operation.Reduce reduce -> "reduce_" + reduce.port() + "_reduce_recv";
            case Operation.Broadcast broadcast -> "broadcast_" + broadcast.port() + "_result";
            case Operation.Scatter _, Operation.Gather _ -> "";
        };
    }
}
