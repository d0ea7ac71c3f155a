package dev.smi.fuzz.generate;

import java.util.List;
import java.util.Optional;

/**
 * A static method that kernels call.
 *
 * @param result empty for none
 */
record Helper(String name, Optional<JavaType> result, List<Parameter> parameters) {

    /**
     * A parameter.
     *
     * @param isArray whether it is an array of {@link Targets#ROW} elements or more
     * @param isWritten whether the array's elements may be assigned
     */
    record Parameter(String name, JavaType type, boolean isArray, boolean isWritten) {
        String declaration() {
            return type.keyword() + (isArray ? "[] " : " ") + name;
        }
    }

    /** Whether the language could tell the two apart by their parameters. */
    boolean differsFrom(Helper other) {
        return !types().equals(other.types());
    }

    private List<String> types() {
        return parameters.stream()
                .map(p -> p.type() + (p.isArray() ? "[]" : ""))
                .toList();
    }
}
