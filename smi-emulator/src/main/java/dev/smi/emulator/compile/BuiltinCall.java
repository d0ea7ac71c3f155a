package dev.smi.emulator.compile;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A built-in function that a program calls.
 *
 * @param name its name and parameters
 * @param result the type of its result, as OpenCL C names it
 * @param lanes lanes of the result, 1 for a scalar
 */
record BuiltinCall(MangledName name, String result, int lanes) {

    /** A declaration in LLVM's intermediate representation: attributes, type, name. */
    private static final Pattern DECLARATION =
            Pattern.compile("declare (.*?)(?:<(\\d+) x (\\w+)>|(\\w+)) @(_Z\\w+)\\(.*");

    private static final Map<String, String> TYPES = Map.of(
            "i1", "bool",
            "i8", "char",
            "i16", "short",
            "i32", "int",
            "i64", "long",
            "float", "float",
            "double", "double",
            "ptr", "void *",
            "void", "void");

    /**
     * The function that a line declares; empty if it declares something else, or a function of types that OpenCL C's
     * numbers do not include.
     */
    static Optional<BuiltinCall> ofDeclaration(String line) {
        Matcher declaration = DECLARATION.matcher(line);
        if (!declaration.matches()) {
            return Optional.empty();
        }
        boolean isVector = declaration.group(2) != null;
        String element = TYPES.get(declaration.group(isVector ? 3 : 4));
        // a narrow result is extended by the callee as its declaration says
        boolean isUnsigned = declaration.group(1).contains("zeroext") && !"bool".equals(element);
        int lanes = isVector ? Integer.parseInt(declaration.group(2)) : 1;
        String type = (isUnsigned ? "u" : "") + element + (isVector ? lanes : "");
        return element == null
                ? Optional.empty()
                : MangledName.parse(declaration.group(5)).map(name -> new BuiltinCall(name, type, lanes));
    }

    @Override
    public String toString() {
        return name.function();
    }
}
