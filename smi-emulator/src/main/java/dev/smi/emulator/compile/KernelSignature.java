package dev.smi.emulator.compile;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A kernel of a program and what it takes.
 *
 * @param name the kernel's name
 * @param parameters its parameters, in order
 */
public record KernelSignature(String name, List<Parameter> parameters) {

    /** One parameter. */
    public record Parameter(String name, ParameterType type) {
        @Override
        public String toString() {
            return type + " " + name;
        }
    }

    public KernelSignature {
        parameters = List.copyOf(parameters);
    }

    @Override
    public String toString() {
        return name + parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", "(", ")"));
    }
}
