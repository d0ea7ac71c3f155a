package dev.smi.hls;

import java.util.List;

/**
 * CK_R of one cable.
 *
 * @param ports ports of the routing table, 0 if the program has none
 * @param toSendKernel the FIFO to the CK_S beside it, which takes packets for other ranks
 * @param outputs in order of routing code: the other CK_Rs, the hardware ports dealt to this one
 * @param readyFifos control FIFOs of the pushes dealt to this one, which get the first "last word" from here
 */
public record ReceiveKernel(
        int cable,
        int ports,
        String toSendKernel,
        List<KernelInput> inputs,
        List<KernelOutput> outputs,
        List<String> readyFifos)
        implements HlsUnit {

    /** Whether there are ports at all; templates take any number, 0 too, for true. */
    public boolean hasPorts() {
        return ports > 0;
    }

    /** Number of inputs. */
    public int inputCount() {
        return inputs.size();
    }
}
