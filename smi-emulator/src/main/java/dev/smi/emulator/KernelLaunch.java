package dev.smi.emulator;

import dev.smi.model.Rank;
import java.util.List;

/**
 * A kernel to start.
 *
 * @param rank the FPGA
 * @param kernel the kernel's name
 * @param arguments one for each parameter, in order
 * @param isBackground whether a run ends without waiting for it
 */
public record KernelLaunch(Rank rank, String kernel, List<KernelArgument> arguments, boolean isBackground) {

    public KernelLaunch {
        arguments = List.copyOf(arguments);
    }
}
