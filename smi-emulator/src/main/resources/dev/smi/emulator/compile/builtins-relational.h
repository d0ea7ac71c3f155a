/* Relational functions, OpenCL C 2.0, section 6.13.6, for one lane: 1 is true. */

#define EMU_RELATIONAL(T, I, MAX, MIN_NORMAL) \
    EMU int emu_isequal(T x, T y) { return x == y; } \
    EMU int emu_isnotequal(T x, T y) { return x != y; } \
    EMU int emu_isgreater(T x, T y) { return x > y; } \
    EMU int emu_isgreaterequal(T x, T y) { return x >= y; } \
    EMU int emu_isless(T x, T y) { return x < y; } \
    EMU int emu_islessequal(T x, T y) { return x <= y; } \
    EMU int emu_islessgreater(T x, T y) { return x < y || x > y; } \
    EMU int emu_isordered(T x, T y) { return x == x && y == y; } \
    EMU int emu_isunordered(T x, T y) { return x != x || y != y; } \
    EMU int emu_isfinite(T x) { return emu_fabs(x) <= MAX; } \
    EMU int emu_isinf(T x) { return emu_fabs(x) > MAX; } \
    EMU int emu_isnan(T x) { return x != x; } \
    EMU int emu_isnormal(T x) { return emu_fabs(x) <= MAX && emu_fabs(x) >= MIN_NORMAL; } \
    EMU int emu_signbit(T x) { return as_##I(x) < 0; } \
    EMU T emu_bitselect(T a, T b, T mask) { \
        return as_##T((as_##I(a) & ~as_##I(mask)) | (as_##I(b) & as_##I(mask))); \
    }
EMU_RELATIONAL(float, int, FLT_MAX, FLT_MIN)
EMU_RELATIONAL(double, long, DBL_MAX, DBL_MIN)

#define EMU_BITSELECT(T) \
    EMU T emu_bitselect(T a, T b, T mask) { return (T)((a & ~mask) | (b & mask)); }
EMU_BITSELECT(char)
EMU_BITSELECT(uchar)
EMU_BITSELECT(short)
EMU_BITSELECT(ushort)
EMU_BITSELECT(int)
EMU_BITSELECT(uint)
EMU_BITSELECT(long)
EMU_BITSELECT(ulong)
