package dev.smi.arrow.model;

import dev.smi.arrow.model.KernelParameter.Custom;
import dev.smi.arrow.model.KernelParameter.First;
import dev.smi.arrow.model.KernelParameter.Last;
import dev.smi.arrow.model.KernelParameter.Return;
import java.util.ArrayList;
import java.util.List;

/**
 * What connects the user's kernel of one program to record batches.
 *
 * @param kernel the name of the user's kernel
 * @param batches in the order in which schemas were given
 * @param registers the kernel's own, in order
 */
public record ArrowInterface(String kernel, List<Batch> batches, List<CustomRegister> registers) {

    public ArrowInterface {
        batches = List.copyOf(batches);
        registers = List.copyOf(registers);
    }

    /** All streams, batch by batch, parents before their children: each has a kernel that the host starts. */
    public List<FieldStream> streams() {
        return batches.stream().flatMap(batch -> batch.allStreams().stream()).toList();
    }

    /**
     * The parameters of the user's kernel, in order: first and last row of each batch, the kernel's own registers, what
     * it returns. A kernel that uses SMI takes an {@code SMI_Comm} after these.
     */
    public List<KernelParameter> parameters() {
        List<KernelParameter> parameters = new ArrayList<>();
        for (Batch batch : batches) {
            parameters.add(new First(batch));
            parameters.add(new Last(batch));
        }
        registers.forEach(register -> parameters.add(new Custom(register)));
        parameters.add(new Return());
        return parameters;
    }

    /** The registers that stand for these, in Fletcher's order. */
    public List<Register> registerMap() {
        return RegisterMap.of(this);
    }
}
