package dev.smi.codegen.frontend.java.print;

import java.util.Set;
import java.util.regex.Pattern;

/** Names that mean something in OpenCL C or in what is generated. */
final class ReservedWords {

    /** Words that no name may be: keywords, types, and what headers define as macros. */
    private static final Set<String> WORDS = words("""
            auto break case char const continue default do double else enum extern float for goto if inline int long
            register restrict return short signed sizeof static struct switch typedef union unsigned void volatile while
            bool true false NULL asm typeof half quad complex imaginary main
            kernel global local constant private generic pipe channel
            __kernel __global __local __constant __private __generic
            read_only write_only read_write uniform uchar ushort uint ulong size_t ptrdiff_t intptr_t uintptr_t
            image1d_t image1d_array_t image1d_buffer_t image2d_t image2d_array_t image3d_t sampler_t event_t queue_t
            clk_event_t ndrange_t reserve_id_t cl_mem_fence_flags atomic_int atomic_uint atomic_long atomic_flag
            kernel_exec unix linux errno
            NAN INFINITY MAXFLOAT HUGE_VAL HUGE_VALF INT_MIN INT_MAX LONG_MIN LONG_MAX CHAR_BIT CHAR_MIN CHAR_MAX
            SCHAR_MIN SCHAR_MAX UCHAR_MAX SHRT_MIN SHRT_MAX USHRT_MAX UINT_MAX ULONG_MAX
            FLT_MAX FLT_MIN FLT_EPSILON FLT_DIG FLT_RADIX FLT_MANT_DIG FLT_MAX_EXP FLT_MIN_EXP FLT_MAX_10_EXP
            FLT_MIN_10_EXP DBL_MAX DBL_MIN DBL_EPSILON DBL_DIG DBL_MANT_DIG DBL_MAX_EXP DBL_MIN_EXP DBL_MAX_10_EXP
            DBL_MIN_10_EXP FP_CONTRACT FP_ILOGB0 FP_ILOGBNAN
            """);

    /** Functions that generated code calls: variables of their names would hide them. */
    private static final Set<String> FUNCTIONS = words("""
            abs acos asin atan atan2 cbrt ceil clamp clz copysign cos cosh exp expm1 fabs floor fma fmod hypot isequal
            isfinite isinf isnan isnotequal ldexp log log10 log1p max min mul_hi nextafter popcount pow remainder rint
            rotate sign signbit sin sinh sqrt tan tanh printf mem_fence as_int as_long as_float as_double as_uint as_ulong
            convert_int_sat convert_long_sat read_channel_intel write_channel_intel
            """);

    /** Other built-in functions: functions of a program cannot have these names, variables can. */
    private static final Set<String> BUILTINS = words("""
            acosh acospi asinh asinpi atanh atanpi atan2pi cospi cross degrees distance dot erf erfc exp2 exp10 fdim
            fmax fmin fract frexp ilogb length lgamma lgamma_r log2 logb mad maxmag minmag mix modf nan normalize pown
            powr radians remquo rootn round rsqrt sincos sinpi smoothstep step tanpi tgamma trunc abs_diff add_sat hadd
            rhadd mad_hi mad_sat sub_sat upsample mad24 mul24 ctz bitselect select shuffle shuffle2 any all isgreater
            isgreaterequal isless islessequal islessgreater isnormal isordered isunordered barrier prefetch
            get_global_id get_local_id get_group_id get_global_size get_local_size get_num_groups get_work_dim
            get_global_offset read_mem_fence write_mem_fence fast_length fast_distance fast_normalize wait_group_events
            async_work_group_copy to_global to_local to_private
            """);

    private static final Pattern VECTOR =
            Pattern.compile("(u?(char|short|int|long)|float|double|half|bool)(2|3|4|8|16)");

    private static final Pattern CONVERSION = Pattern.compile("((convert|as|atomic|native|half)_|vload|vstore)\\w*");

    private ReservedWords() {}

    /** Whether a variable cannot have a name. */
    static boolean forVariable(String name) {
        return WORDS.contains(name)
                || FUNCTIONS.contains(name)
                || VECTOR.matcher(name).matches();
    }

    /** Whether a function, FIFO, table or constant cannot have a name. */
    static boolean forFile(String name) {
        return forVariable(name)
                || BUILTINS.contains(name)
                || CONVERSION.matcher(name).matches();
    }

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
