package dev.smi.arrow.model;

import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Which names OpenCL C has room for. Stateless. */
public final class CNames {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");

    private static final String TYPES = "char uchar short ushort int uint long ulong half float double";

    /** Keywords, types, and macros that every kernel has. */
    private static final Set<String> TAKEN = Stream.of(
                    TYPES,
                    TYPES.replaceAll("(\\w+)", "$12 $13 $14 $18 $116"),
                    "auto break case const continue default do else enum extern for goto if inline register restrict"
                            + " return signed sizeof static struct switch typedef union unsigned void volatile while",
                    "_Bool _Complex _Imaginary _Alignas _Alignof _Atomic _Generic _Noreturn _Static_assert",
                    "kernel global local constant private generic read_only write_only read_write uniform pipe",
                    "__kernel __global __local __constant __private __generic __attribute__ channel",
                    "bool quad complex imaginary true false size_t ptrdiff_t intptr_t uintptr_t event_t sampler_t"
                            + " image1d_t image2d_t image3d_t queue_t ndrange_t clk_event_t reserve_id_t",
                    "NULL NAN INFINITY MAXFLOAT HUGE_VAL HUGE_VALF CHAR_BIT INT_MAX INT_MIN LONG_MAX LONG_MIN",
                    "barrier mem_fence printf main")
            .flatMap(words -> Stream.of(words.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    private CNames() {}

    /** Whether something in a program can have this name. */
    public static boolean isName(String name) {
        return IDENTIFIER.matcher(name).matches() && !TAKEN.contains(name);
    }

    /** Why something cannot have this name, for a message; of use if it {@link #isName} not. */
    public static String reason(String name) {
        return TAKEN.contains(name)
                ? "\"" + name + "\" is a word of OpenCL C"
                : "\"" + name + "\" is no name in C, which has letters, digits and _, and begins with no digit";
    }
}
