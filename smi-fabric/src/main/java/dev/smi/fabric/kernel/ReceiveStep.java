package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.model.Port;
import dev.smi.model.Rank;
import java.util.ArrayList;
import java.util.List;

/**
 * CK_R of one cable: takes packets from the cable and from the other kernels, and decides who gets them. Behaves as
 * {@code receive-kernel.stg}.
 */
public final class ReceiveStep extends CommunicationStep {

    private final int cable;
    private final PacketRing toSendKernel;
    private final List<PacketRing> outputs;

    /**
     * A kernel without endpoints.
     *
     * @param inputs in the order in which it looks at them
     * @param toSendKernel where packets for other ranks go
     * @param outputs in order of routing code, from 1: the other CK_Rs, then the hardware ports
     * @param readLimit packets that it takes from one input before it looks at the next
     */
    public ReceiveStep(
            ReadyQueue queue,
            Rank rank,
            int cable,
            List<PacketRing> inputs,
            PacketRing toSendKernel,
            List<PacketRing> outputs,
            int readLimit,
            FaultLog faults) {
        super(queue, rank, inputs, readLimit, faults);
        this.cable = cable;
        this.toSendKernel = toSendKernel;
        this.outputs = List.copyOf(outputs);
    }

    /** Takes over a routing table, two bytes a port; packets that are there already go by it. */
    public void load(byte[] table) {
        for (int destination = 0; destination < Rank.MAX_ADDRESSABLE; destination++) {
            setByDestination(destination, destination == rank().value() ? null : toSendKernel);
        }
        for (int index = 0; index < 2 * (Port.MAX + 1); index++) {
            int output = (index < table.length ? Byte.toUnsignedInt(table[index]) : 0) - 1;
            setByPort(index, output >= 0 && output < outputs.size() ? outputs.get(output) : null);
        }
        wake();
    }

    @Override
    public String kernel() {
        return "smi_kernel_ckr_" + cable;
    }

    @Override
    List<PacketRing> outputs() {
        List<PacketRing> all = new ArrayList<>(outputs);
        all.add(toSendKernel);
        return all;
    }

    @Override
    String fault(long header, long dropped) {
        return "CK_R %d dropped a packet from rank %d: port %d has no endpoint for %s (%d dropped)"
                .formatted(
                        cable,
                        PacketWords.source(header),
                        PacketWords.port(header),
                        PacketWords.isSynch(header) ? "credits" : "data",
                        dropped);
    }
}
