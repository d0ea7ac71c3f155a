package dev.smi.emulator.compile;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The type of a kernel's parameter.
 *
 * @param kind what it is
 * @param element the type of a scalar, or of a vector's lanes, or that a pointer leads to, as OpenCL C names it
 * @param lanes lanes of a vector, 1 for everything else
 */
public record ParameterType(Kind kind, String element, int lanes) {

    /** What a parameter is. */
    public enum Kind {
        SCALAR,
        VECTOR,
        POINTER,
        STRUCT
    }

    private static final Pattern VECTOR =
            Pattern.compile("(\\w+) __attribute__\\(\\(ext_vector_type\\((\\d+)\\)\\)\\)");

    private static final Map<String, Integer> SCALARS = Map.ofEntries(
            Map.entry("bool", 1),
            Map.entry("char", 1),
            Map.entry("uchar", 1),
            Map.entry("short", 2),
            Map.entry("ushort", 2),
            Map.entry("int", 4),
            Map.entry("uint", 4),
            Map.entry("float", 4),
            Map.entry("long", 8),
            Map.entry("ulong", 8),
            Map.entry("double", 8));

    /** The type that Clang's kernel metadata gives for a parameter, with all type definitions resolved. */
    static ParameterType ofMetadata(String type) {
        if (type.endsWith("*")) {
            String target = type.substring(0, type.length() - 1).strip();
            Matcher vector = VECTOR.matcher(target);
            return new ParameterType(Kind.POINTER, vector.matches() ? vector.group(1) : target, 1);
        }
        Matcher vector = VECTOR.matcher(type);
        if (vector.matches()) {
            return new ParameterType(Kind.VECTOR, vector.group(1), Integer.parseInt(vector.group(2)));
        }
        return new ParameterType(SCALARS.containsKey(type) ? Kind.SCALAR : Kind.STRUCT, type, 1);
    }

    /** Whether OpenCL C has a scalar type of this name that kernels can take. */
    static boolean isScalar(String name) {
        return SCALARS.containsKey(name);
    }

    /** Bytes of the element type, or empty if it is no scalar type. */
    public Optional<Integer> elementBytes() {
        return Optional.ofNullable(SCALARS.get(element));
    }

    /** Whether the element type has a fraction. */
    public boolean isFloating() {
        return element.equals("float") || element.equals("double");
    }

    @Override
    public String toString() {
        return switch (kind) {
            case SCALAR, STRUCT -> element;
            case VECTOR -> element + lanes;
            case POINTER -> element + "*";
        };
    }
}
