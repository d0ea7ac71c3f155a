package dev.smi.emulator.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The name that Clang gives an overloaded function of OpenCL C, taken apart: {@code _Z5fractDv4_fPU9CLgenericS_} is
 * {@code fract(float4, float4 *)}. Source: Itanium C++ ABI, section 5.1.
 *
 * @param symbol the name as it is
 * @param function the function's name
 * @param parameters its parameters' types
 */
record MangledName(String symbol, String function, List<Type> parameters) {

    /**
     * A parameter's type; qualifiers but the address space are left out.
     *
     * @param element the scalar type, or another type's name
     * @param lanes 1 unless it is a vector
     * @param isPointer whether the parameter points to it
     * @param space the address space that it points to, such as {@code local}; empty if it has none
     */
    record Type(String element, int lanes, boolean isPointer, String space) {

        /** The type without the pointer, as OpenCL C names it. */
        String value() {
            return lanes == 1 ? element : element + lanes;
        }
    }

    private static final Map<Character, String> SCALARS = Map.ofEntries(
            Map.entry('v', "void"),
            Map.entry('b', "bool"),
            Map.entry('c', "char"),
            Map.entry('a', "char"),
            Map.entry('h', "uchar"),
            Map.entry('s', "short"),
            Map.entry('t', "ushort"),
            Map.entry('i', "int"),
            Map.entry('j', "uint"),
            Map.entry('l', "long"),
            Map.entry('m', "ulong"),
            Map.entry('f', "float"),
            Map.entry('d', "double"));

    MangledName {
        parameters = List.copyOf(parameters);
    }

    /** Takes a symbol apart; empty if it is no overloaded function's, or has types that built-in functions do not. */
    static Optional<MangledName> parse(String symbol) {
        return symbol.startsWith("_Z") ? Optional.ofNullable(new Reader(symbol).read()) : Optional.empty();
    }

    /** Reads a symbol from left to right; what comes again is referred to by its number. */
    private static final class Reader {

        private final String symbol;
        private final List<Type> seen = new ArrayList<>();
        private int at = 2;

        Reader(String symbol) {
            this.symbol = symbol;
        }

        private @Nullable MangledName read() {
            try {
                String function = name();
                List<Type> parameters = new ArrayList<>();
                while (at < symbol.length()) {
                    parameters.add(type());
                }
                if (parameters.size() == 1 && parameters.getFirst().equals(new Type("void", 1, false, ""))) {
                    parameters.clear();
                }
                return new MangledName(symbol, function, parameters);
            } catch (IndexOutOfBoundsException | NumberFormatException _) {
                return null;
            }
        }

        private int number() {
            int start = at;
            while (Character.isDigit(symbol.charAt(at))) {
                at++;
            }
            return Integer.parseInt(symbol.substring(start, at));
        }

        private String name() {
            int length = number();
            at += length;
            return symbol.substring(at - length, at);
        }

        private Type type() {
            char c = symbol.charAt(at);
            if (Character.isDigit(c)) {
                return noted(new Type(name(), 1, false, ""));
            }
            at++;
            return switch (c) {
                case 'P' -> {
                    Type target = type();
                    yield noted(new Type(target.element(), target.lanes(), true, target.space()));
                }
                case 'U', 'V', 'K' -> {
                    at--;
                    yield qualified();
                }
                case 'D' -> vectorOrHalf();
                case 'S' -> {
                    int end = symbol.indexOf('_', at);
                    String digits = symbol.substring(at, end);
                    at = end + 1;
                    yield seen.get(digits.isEmpty() ? 0 : Integer.parseInt(digits, 36) + 1);
                }
                default -> {
                    String scalar = SCALARS.get(c);
                    if (scalar == null) {
                        throw new NumberFormatException(symbol);
                    }
                    yield new Type(scalar, 1, false, "");
                }
            };
        }

        /** All qualifiers of a type together make one thing that can be referred to; an atomic type is another. */
        private Type qualified() {
            String space = "";
            boolean isQualified = false;
            while ("UVK".indexOf(symbol.charAt(at)) >= 0) {
                if (symbol.charAt(at++) == 'U') {
                    String qualifier = name();
                    if (qualifier.equals("_Atomic")) {
                        Type atomic = noted(type());
                        return isQualified ? noted(new Type(atomic.element(), 1, atomic.isPointer(), space)) : atomic;
                    }
                    space = qualifier.startsWith("CL") ? qualifier.substring(2) : space;
                }
                isQualified = true;
            }
            Type target = type();
            return noted(new Type(target.element(), target.lanes(), target.isPointer(), space));
        }

        private Type vectorOrHalf() {
            if (symbol.charAt(at++) == 'h') {
                return new Type("half", 1, false, "");
            }
            int lanes = number();
            at++;
            return noted(new Type(type().element(), lanes, false, ""));
        }

        private Type noted(Type type) {
            seen.add(type);
            return type;
        }
    }
}
