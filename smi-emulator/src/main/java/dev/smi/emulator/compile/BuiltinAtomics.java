package dev.smi.emulator.compile;

import java.util.Map;
import java.util.Optional;

/** Atomic functions of OpenCL C 1.x and 2.0. One kernel runs at a time, so that all are plain. Stateless. */
final class BuiltinAtomics {

    /** What is stored, of the value that was there and the operand. */
    private static final Map<String, String> CHANGES = Map.ofEntries(
            Map.entry("add", "old + a1"),
            Map.entry("sub", "old - a1"),
            Map.entry("xchg", "a1"),
            Map.entry("exchange", "a1"),
            Map.entry("inc", "old + 1"),
            Map.entry("dec", "old - 1"),
            Map.entry("min", "a1 < old ? a1 : old"),
            Map.entry("max", "a1 > old ? a1 : old"),
            Map.entry("and", "old & a1"),
            Map.entry("or", "old | a1"),
            Map.entry("xor", "old ^ a1"),
            Map.entry("cmpxchg", "old == a1 ? a2 : old"));

    private BuiltinAtomics() {}

    /** The body of a function, or empty if it is not known. */
    static Optional<String> body(MangledName name) {
        if (!name.function().matches("atom(ic)?_.*")) {
            return Optional.empty();
        }
        String operation = name.function()
                .replaceFirst("^atom(ic)?_", "")
                .replaceFirst("_explicit$", "")
                .replaceFirst("^fetch_", "");
        String element = name.parameters().getFirst().element();
        String change = CHANGES.get(operation);
        if (change != null) {
            return Optional.of("    " + element + " old = *a0;\n    *a0 = " + change + ";\n    return old;\n");
        }
        return Optional.ofNullable(
                switch (operation) {
                    case "load" -> "    return *a0;\n";
                    case "store", "init" -> "    *a0 = a1;\n";
                    case "flag_clear" -> "    *a0 = 0;\n";
                    case "flag_test_and_set" -> "    int old = *a0;\n    *a0 = 1;\n    return old != 0;\n";
                    case "compare_exchange_strong", "compare_exchange_weak" ->
                        "    if (*a0 == *a1) {\n        *a0 = a2;\n        return 1;\n    }\n    *a1 = *a0;\n    return 0;\n";
                    default -> null;
                });
    }
}
