package dev.smi.device;

import java.util.List;

/**
 * A kernel that can be started.
 *
 * @param parameters their types as the source has them, such as {@code __global float*}; empty strings where the device
 *     does not tell
 */
public record KernelInfo(String name, List<String> parameters) {

    public KernelInfo {
        parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
        return name + "(" + String.join(", ", parameters) + ")";
    }
}
