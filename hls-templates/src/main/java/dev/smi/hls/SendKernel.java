package dev.smi.hls;

import java.util.List;

/**
 * CK_S of one cable.
 *
 * @param outputs in order of routing code: the cable, the CK_R beside it, the other CK_Ss
 */
public record SendKernel(int cable, List<KernelInput> inputs, List<KernelOutput> outputs) implements HlsUnit {

    /** Number of inputs. */
    public int inputCount() {
        return inputs.size();
    }
}
