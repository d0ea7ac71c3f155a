package dev.smi.fuzz.generate;

import java.util.List;

/** A kernel's name and parameters. */
public record RandomKernel(String name, List<Parameter> parameters) {

    public RandomKernel {
        parameters = List.copyOf(parameters);
    }
}
