package dev.smi.codegen.emit;

import dev.smi.hls.HostProgram;
import dev.smi.model.Operation;
import dev.smi.model.Program;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Lays out the host side of a program: the kernels that the host has to start. Stateless. */
public final class HostLayout {

    private HostLayout() {}

    /**
     * What the host starts for a program.
     *
     * @param name the program's name
     * @param cables cables of the FPGA, at least 1
     */
    public static HostProgram of(String name, Program program, int cables) {
        List<String> support = program.operations().stream()
                .flatMap(operation -> supportKernel(operation).stream())
                .toList();
        return new HostProgram(
                name, IntStream.range(0, cables).boxed().toList(), program.ports(), program.maxRanks(), support);
    }

    private static Optional<String> supportKernel(Operation operation) {
        String name =
                switch (operation) {
                    case Operation.Push _ -> "";
                    case Operation.Pop _ -> "";
                    case Operation.Broadcast _ -> "bcast";
                    case Operation.Reduce _ -> "reduce";
                    case Operation.Scatter _ -> "scatter";
                    case Operation.Gather _ -> "gather";
                };
        return name.isEmpty() ? Optional.empty() : Optional.of("smi_kernel_" + name + "_" + operation.port());
    }
}
