package dev.smi.fuzz.generate;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Names of a method's variables, some of which mean something in OpenCL C or in generated code. */
final class Names {

    private static final List<String> AWKWARD = List.of(
            "half",
            "local",
            "global",
            "constant",
            "kernel",
            "uint",
            "sizeof",
            "unsigned",
            "signed",
            "register",
            "auto",
            "inline",
            "restrict",
            "uchar",
            "ulong",
            "ushort",
            "float4",
            "min",
            "max",
            "abs",
            "convert_int",
            "popcount",
            "NULL",
            "bool",
            "size_t",
            "M_PI",
            "INT_MAX",
            "CHAR_BIT",
            "SMI_INT",
            "smi",
            "union",
            "struct",
            "typedef",
            "extern",
            "pipe",
            "event_t",
            "int2",
            "select",
            "mad",
            "index",
            "tmp",
            "t",
            "value",
            "get_global_id",
            "as_int",
            "printf",
            "$x",
            "__global",
            "_x",
            "chan",
            "comm",
            "channel",
            "depth",
            "i0",
            "result",
            "SMI_Push",
            "clamp",
            "isnan",
            "rotate",
            "complex",
            "INFINITY",
            "NAN",
            "FLT_MAX",
            "vload4",
            "true_",
            "out",
            "length",
            "typeof",
            "MAXFLOAT",
            "HUGE_VAL",
            "uintptr_t",
            "image2d_t",
            "generic",
            "__private",
            "read_only",
            "goto_",
            "entry");

    private static final int AWKWARD_PERCENT = 12;

    private final Choices choices;
    private final Set<String> used = new HashSet<>();

    Names(Choices choices) {
        this.choices = choices;
    }

    /** A name that the method does not have yet. */
    String next(String stem) {
        if (choices.chance(AWKWARD_PERCENT)) {
            String awkward = choices.of(AWKWARD);
            if (used.add(awkward)) {
                return awkward;
            }
        }
        String name = stem + used.size();
        used.add(name);
        return name;
    }
}
