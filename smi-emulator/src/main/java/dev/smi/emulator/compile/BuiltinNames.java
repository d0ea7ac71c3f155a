package dev.smi.emulator.compile;

import java.util.Set;

/** OpenCL C's built-in functions, by the way in which they are made. Stateless. */
final class BuiltinNames {

    /** Each lane of the result is the function of the lanes of its arguments: {@code emu_<name>} in builtins.h. */
    static final Set<String> LANE_WISE = words("""
            acos acosh acospi asin asinh asinpi atan atanh atanpi cbrt cos cosh cospi erf erfc exp exp2 exp10 expm1
            lgamma log log2 log10 log1p sin sinh sinpi tan tanh tanpi tgamma atan2 atan2pi fmod hypot pow powr remainder
            fma nextafter nan ilogb frexp fabs floor ceil trunc rint copysign round mad fdim fmax fmin maxmag minmag
            ldexp rootn pown logb modf lgamma_r remquo sincos sqrt rsqrt fract recip divide
            max min clamp mix step smoothstep sign degrees radians
            abs abs_diff add_sat clz ctz hadd mad24 mad_hi mad_sat mul24 mul_hi popcount rhadd rotate sub_sat upsample
            bitselect
            """);

    /** The same, but true is 1 for scalars and all bits of a lane for vectors. */
    static final Set<String> RELATIONAL = words("""
            isequal isnotequal isgreater isgreaterequal isless islessequal islessgreater isordered isunordered isfinite
            isinf isnan isnormal signbit
            """);

    /** Functions of whole vectors: {@code emu_<name>} in builtins.h has an overload for each. */
    static final Set<String> WHOLE = words("dot cross length distance normalize");

    /** A kernel is one work-item: it is the first of everything, and there is one of everything. */
    static final Set<String> ZERO = words("""
            get_global_id get_local_id get_group_id get_global_offset get_global_linear_id get_local_linear_id
            get_sub_group_id get_sub_group_local_id
            """);

    static final Set<String> ONE = words("""
            get_work_dim get_global_size get_local_size get_num_groups get_enqueued_local_size get_sub_group_size
            get_max_sub_group_size get_num_sub_groups get_enqueued_num_sub_groups
            """);

    /** One kernel runs at a time, and every write is seen at once: there is nothing to wait for. */
    static final Set<String> NOTHING = words("""
            barrier work_group_barrier sub_group_barrier mem_fence read_mem_fence write_mem_fence
            atomic_work_item_fence prefetch wait_group_events
            """);

    private BuiltinNames() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
