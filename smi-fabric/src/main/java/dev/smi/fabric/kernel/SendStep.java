package dev.smi.fabric.kernel;

import dev.smi.fabric.ring.PacketRing;
import dev.smi.fabric.ring.PacketWords;
import dev.smi.fabric.ring.ReadyQueue;
import dev.smi.model.Rank;
import java.util.List;

/**
 * CK_S of one cable: takes packets from the application and from the other kernels, and decides their way out. Behaves
 * as {@code send-kernel.stg}.
 */
public final class SendStep extends CommunicationStep {

    private final int cable;
    private final List<PacketRing> outputs;

    /**
     * A kernel without routes.
     *
     * @param inputs in the order in which it looks at them
     * @param outputs in order of routing code: the cable, the CK_R beside it, the other CK_Ss
     * @param readLimit packets that it takes from one input before it looks at the next
     */
    public SendStep(
            ReadyQueue queue,
            Rank rank,
            int cable,
            List<PacketRing> inputs,
            List<PacketRing> outputs,
            int readLimit,
            FaultLog faults) {
        super(queue, rank, inputs, readLimit, faults);
        this.cable = cable;
        this.outputs = List.copyOf(outputs);
    }

    /** Takes over a routing table, one byte a rank; packets that are there already go by it. */
    public void load(byte[] table) {
        for (int destination = 0; destination < Rank.MAX_ADDRESSABLE; destination++) {
            int code = destination < table.length ? Byte.toUnsignedInt(table[destination]) : outputs.size();
            setByDestination(destination, code < outputs.size() ? outputs.get(code) : null);
        }
        wake();
    }

    @Override
    public String kernel() {
        return "smi_kernel_cks_" + cable;
    }

    @Override
    List<PacketRing> outputs() {
        return outputs;
    }

    @Override
    String fault(long header, long dropped) {
        return "CK_S %d dropped a packet from rank %d, port %d: no route to rank %d (%d dropped)"
                .formatted(
                        cable,
                        PacketWords.source(header),
                        PacketWords.port(header),
                        PacketWords.destination(header),
                        dropped);
    }
}
