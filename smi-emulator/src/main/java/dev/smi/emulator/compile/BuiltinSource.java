package dev.smi.emulator.compile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Writes the built-in functions of OpenCL C that a program calls, and no others: OpenCL C declares more than 5,000,
 * most of them the same for other vectors. What a lane's value is stands in {@code builtins.h}. Stateless.
 */
final class BuiltinSource {

    /** The headers that the text includes, by name. */
    static final List<String> HEADERS = List.of(
            "builtins.h", "builtins-integer.h", "builtins-math.h", "builtins-relational.h", "builtins-convert.h");

    private static final Pattern CONVERT =
            Pattern.compile("convert_(u?(?:char|short|int|long)|float|double)(\\d*)(_sat)?(?:_(rt[ezpn]))?");
    private static final Pattern MEMORY = Pattern.compile("(vload|vstore)(a?_half)?(\\d*)(?:_(rt[ezpn]))?");

    private static final String COLLECTIVE =
            "(work|sub)_group_(all|any|broadcast|reduce_(add|max|min)|scan_inclusive_(add|max|min)|scan_exclusive_add)";

    private BuiltinSource() {}

    /** OpenCL C that defines built-in functions under their mangled names. */
    static String text(Collection<BuiltinCall> calls) {
        StringBuilder text = new StringBuilder("#include \"builtins.h\"\n");
        int number = 0;
        for (BuiltinCall call : calls) {
            String body = body(call).orElseThrow(() -> new IllegalArgumentException("no built-in function " + call));
            text.append(function(call, "emu_builtin_" + number++, body));
        }
        return text.toString();
    }

    /** Whether the emulator has a function. */
    static boolean has(BuiltinCall call) {
        return call.name().parameters().stream().noneMatch(t -> t.element().equals("half") && !t.isPointer())
                && body(call).isPresent();
    }

    private static String function(BuiltinCall call, String name, String body) {
        String head = call.result() + " " + name + "(" + parameters(call.name().parameters()) + ")";
        return head + " __asm__(\"" + call.name().symbol() + "\");\n" + head + "\n{\n" + body + "}\n";
    }

    private static String parameters(List<MangledName.Type> types) {
        return types.isEmpty()
                ? "void"
                : IntStream.range(0, types.size())
                        .mapToObj(i -> parameter(types.get(i)) + " a" + i)
                        .collect(Collectors.joining(", "));
    }

    /** Pointers are of one kind here: to scalars, or to anything. */
    private static String parameter(MangledName.Type type) {
        boolean isKnown = ParameterType.isScalar(type.element());
        if (type.isPointer()) {
            return isKnown ? type.element() + " *" : type.element().equals("half") ? "ushort *" : "void *";
        }
        return isKnown ? type.value() : type.element().equals("ocl_event") ? "void *" : "int";
    }

    private static Optional<String> body(BuiltinCall call) {
        String name = call.name().function();
        String plain = name.replaceFirst("^(native_|half_|fast_)(?!to)", "");
        List<MangledName.Type> types = call.name().parameters();
        Matcher memory = MEMORY.matcher(name);
        if (memory.matches()) {
            return Optional.of(memory(memory, call));
        }
        Matcher convert = CONVERT.matcher(name);
        if (convert.matches()) {
            return Optional.of(lanes(call, i -> conversion(convert, types.getFirst(), i)));
        }
        if (BuiltinNames.LANE_WISE.contains(plain)) {
            return Optional.of(lanes(call, i -> "emu_" + plain + "(" + arguments(types, i) + ")"));
        }
        if (BuiltinNames.RELATIONAL.contains(name)) {
            String sign = types.getFirst().lanes() > 1 ? "-" : "";
            return Optional.of(lanes(call, i -> sign + "emu_" + name + "(" + arguments(types, i) + ")"));
        }
        if (BuiltinNames.WHOLE.contains(plain)) {
            return Optional.of("    return emu_" + plain + "(" + arguments(types, -1) + ");\n");
        }
        if (BuiltinNames.ZERO.contains(name) || BuiltinNames.ONE.contains(name)) {
            return Optional.of("    return " + (BuiltinNames.ONE.contains(name) ? 1 : 0) + ";\n");
        }
        if (BuiltinNames.NOTHING.contains(name)) {
            return Optional.of("");
        }
        return name.matches(COLLECTIVE) ? Optional.of(collective(name)) : special(call);
    }

    /** Among one work-item. */
    private static String collective(String name) {
        if (name.endsWith("_scan_exclusive_add")) {
            return "    return 0;\n";
        }
        return name.matches(".*_a(ny|ll)") ? "    return a0 != 0;\n" : "    return a0;\n";
    }

    private static Optional<String> special(BuiltinCall call) {
        List<MangledName.Type> types = call.name().parameters();
        return switch (call.name().function()) {
            case "select" -> Optional.of(lanes(call, i -> choice(types.get(2), i)));
            case "any" -> Optional.of("    return " + topBits(types.getFirst(), " | ") + ";\n");
            case "all" -> Optional.of("    return " + topBits(types.getFirst(), " & ") + ";\n");
            case "get_fence" -> Optional.of("    return CLK_GLOBAL_MEM_FENCE;\n");
            case "shuffle" -> Optional.of(shuffle(call, types.get(0).lanes(), 1));
            case "shuffle2" -> Optional.of(shuffle(call, types.get(0).lanes(), 2));
            case "async_work_group_copy", "async_work_group_strided_copy" -> Optional.of(groupCopy(call));
            default -> BuiltinAtomics.body(call.name());
        };
    }

    /** A statement for each lane of the result. */
    private static String lanes(BuiltinCall call, java.util.function.IntFunction<String> value) {
        int lanes = call.lanes();
        if (lanes == 1) {
            return "    return " + value.apply(0) + ";\n";
        }
        StringBuilder body = new StringBuilder("    " + call.result() + " result;\n");
        for (int i = 0; i < lanes; i++) {
            body.append("    result[" + i + "] = " + value.apply(i) + ";\n");
        }
        return body + "    return result;\n";
    }

    /** The arguments for one lane; a scalar goes to every lane. All of each for lane -1. */
    private static String arguments(List<MangledName.Type> types, int lane) {
        return IntStream.range(0, types.size())
                .mapToObj(i -> argument(types.get(i), i, lane))
                .collect(Collectors.joining(", "));
    }

    private static String argument(MangledName.Type type, int index, int lane) {
        if (lane < 0 || (type.lanes() == 1 && !type.isPointer())) {
            return "a" + index;
        }
        return type.isPointer() ? "a" + index + " + " + lane : "a" + index + "[" + lane + "]";
    }

    /** A scalar chooses by whether it is 0, a lane by its highest bit. */
    private static String choice(MangledName.Type chooser, int lane) {
        String condition = chooser.lanes() == 1 ? "a2" : topBit(chooser, 2, lane);
        String index = chooser.lanes() == 1 ? "" : "[" + lane + "]";
        return condition + " ? a1" + index + " : a0" + index;
    }

    private static String topBit(MangledName.Type type, int argument, int lane) {
        String value = type.lanes() == 1 ? "a" + argument : "a" + argument + "[" + lane + "]";
        return "(int)(" + value + " >> (sizeof(" + type.element() + ") * 8 - 1) & 1)";
    }

    private static String topBits(MangledName.Type type, String operator) {
        return IntStream.range(0, type.lanes())
                .mapToObj(i -> topBit(type, 0, i))
                .collect(Collectors.joining(operator));
    }

    private static String shuffle(BuiltinCall call, int lanes, int inputs) {
        StringBuilder body = new StringBuilder();
        String element = call.name().parameters().getFirst().element();
        body.append("    " + element + " pool[" + lanes * inputs + "];\n");
        for (int i = 0; i < lanes * inputs; i++) {
            body.append("    pool[" + i + "] = a" + i / lanes + "[" + i % lanes + "];\n");
        }
        return body + lanes(call, i -> "pool[a" + inputs + "[" + i + "] & " + (lanes * inputs - 1) + "]");
    }

    private static int mode(String name, int otherwise) {
        return name == null ? otherwise : List.of("rte", "rtz", "rtp", "rtn").indexOf(name);
    }

    private static String conversion(Matcher convert, MangledName.Type source, int lane) {
        String target = convert.group(1);
        String value = source.lanes() == 1 ? "a0" : "a0[" + lane + "]";
        boolean fromReal = source.element().equals("float") || source.element().equals("double");
        boolean toReal = target.equals("float") || target.equals("double");
        String wide = source.element().startsWith("u") ? "(ulong)" : "(long)";
        if (toReal) {
            int mode = mode(convert.group(4), 0);
            String function = "emu_" + target + "_of";
            return fromReal
                    ? target.equals("double") ? value : function + "((double)" + value + ", " + mode + ")"
                    : function + "(" + wide + value + ", " + mode + ")";
        }
        if (fromReal) {
            return "emu_" + target + "_of(" + value + ", " + mode(convert.group(4), 1) + ")";
        }
        return convert.group(3) == null ? "(" + target + ")" + value : "emu_" + target + "_sat(" + wide + value + ")";
    }

    /** {@code vload} takes an offset and a pointer, {@code vstore} the value before them. */
    private static String memory(Matcher memory, BuiltinCall call) {
        boolean isLoad = memory.group(1).equals("vload");
        boolean isHalf = memory.group(2) != null;
        int lanes = memory.group(3).isEmpty() ? 1 : Integer.parseInt(memory.group(3));
        int stride = lanes == 3 && isHalf && memory.group(2).startsWith("a") ? 4 : lanes;
        if (isLoad) {
            return lanes(
                    call,
                    i -> isHalf
                            ? "emu_of_half(a1[a0 * " + stride + " + " + i + "])"
                            : "a1[a0 * " + stride + " + " + i + "]");
        }
        int mode = mode(memory.group(4), 0);
        List<String> statements = new ArrayList<>();
        for (int i = 0; i < lanes; i++) {
            String value = lanes == 1 ? "a0" : "a0[" + i + "]";
            statements.add("    a2[a1 * " + stride + " + " + i + "] = "
                    + (isHalf ? "emu_to_half(" + value + ", " + mode + ")" : value) + ";\n");
        }
        return String.join("", statements);
    }

    /** Copies at once; the stride is that of the side in global memory. */
    private static String groupCopy(BuiltinCall call) {
        List<MangledName.Type> types = call.name().parameters();
        MangledName.Type target = types.getFirst();
        int scalars = target.lanes() == 3 ? 4 : target.lanes();
        boolean isStrided = types.size() == 5;
        boolean isToLocal = target.space().equals("local");
        String to = isStrided && !isToLocal ? "i * a3" : "i";
        String from = isStrided && isToLocal ? "i * a3" : "i";
        return String.format(
                "    for (size_t i = 0; i < a2; i++)%n        for (int k = 0; k < %1$d; k++)%n"
                        + "            a0[(%2$s) * %1$d + k] = a1[(%3$s) * %1$d + k];%n    return a%4$d;%n",
                scalars, to, from, types.size() - 1);
    }
}
