/* Integer functions, OpenCL C 2.0, section 6.13.3. */

/* What is the same for all integer types. */
#define EMU_INTEGER(T, U, BITS) \
    EMU T emu_max(T a, T b) { return a > b ? a : b; } \
    EMU T emu_min(T a, T b) { return a < b ? a : b; } \
    EMU T emu_clamp(T x, T low, T high) { return x < low ? low : x > high ? high : x; } \
    EMU U emu_abs_diff(T a, T b) { return a > b ? (U)((U)a - (U)b) : (U)((U)b - (U)a); } \
    EMU T emu_hadd(T a, T b) { return (T)((a >> 1) + (b >> 1) + (a & b & 1)); } \
    EMU T emu_rhadd(T a, T b) { return (T)((a >> 1) + (b >> 1) + ((a | b) & 1)); } \
    EMU T emu_rotate(T a, T n) { \
        int left = (int)((ulong)n & (BITS - 1)); \
        return left == 0 ? a : (T)(((U)a << left) | ((U)a >> (BITS - left))); \
    } \
    EMU T emu_clz(T x) { return (T)((U)x == 0 ? BITS : __builtin_clzl((ulong)(U)x) - (64 - BITS)); } \
    EMU T emu_ctz(T x) { return (T)((U)x == 0 ? BITS : __builtin_ctzl((ulong)(U)x)); } \
    EMU T emu_popcount(T x) { return (T)__builtin_popcountl((ulong)(U)x); }

EMU_INTEGER(char, uchar, 8)
EMU_INTEGER(uchar, uchar, 8)
EMU_INTEGER(short, ushort, 16)
EMU_INTEGER(ushort, ushort, 16)
EMU_INTEGER(int, uint, 32)
EMU_INTEGER(uint, uint, 32)
EMU_INTEGER(long, ulong, 64)
EMU_INTEGER(ulong, ulong, 64)

#define EMU_SIGNED_ABS(T, U) EMU U emu_abs(T x) { return x < 0 ? (U)(0 - (U)x) : (U)x; }
#define EMU_UNSIGNED_ABS(T) EMU T emu_abs(T x) { return x; }
EMU_SIGNED_ABS(char, uchar)
EMU_SIGNED_ABS(short, ushort)
EMU_SIGNED_ABS(int, uint)
EMU_SIGNED_ABS(long, ulong)
EMU_UNSIGNED_ABS(uchar)
EMU_UNSIGNED_ABS(ushort)
EMU_UNSIGNED_ABS(uint)
EMU_UNSIGNED_ABS(ulong)

/* Types whose products and sums a long has room for. */
#define EMU_NARROW(T, BITS, MIN, MAX) \
    EMU T emu_saturated_##T(long x) { return x < (long)MIN ? MIN : x > (long)MAX ? MAX : (T)x; } \
    EMU T emu_add_sat(T a, T b) { return emu_saturated_##T((long)a + (long)b); } \
    EMU T emu_sub_sat(T a, T b) { return emu_saturated_##T((long)a - (long)b); } \
    EMU T emu_mul_hi(T a, T b) { return (T)(((long)a * (long)b) >> BITS); }

EMU_NARROW(char, 8, CHAR_MIN, CHAR_MAX)
EMU_NARROW(uchar, 8, 0, UCHAR_MAX)
EMU_NARROW(short, 16, SHRT_MIN, SHRT_MAX)
EMU_NARROW(ushort, 16, 0, USHRT_MAX)
EMU_NARROW(int, 32, INT_MIN, INT_MAX)
EMU_NARROW(uint, 32, 0, UINT_MAX)

EMU ulong emu_mul_hi(ulong a, ulong b)
{
    ulong low = (a & 0xffffffffUL) * (b & 0xffffffffUL);
    ulong middle = (a >> 32) * (b & 0xffffffffUL) + (low >> 32);
    ulong other = (a & 0xffffffffUL) * (b >> 32) + (middle & 0xffffffffUL);
    return (a >> 32) * (b >> 32) + (middle >> 32) + (other >> 32);
}
EMU long emu_mul_hi(long a, long b)
{
    ulong high = emu_mul_hi((ulong)a, (ulong)b);
    return (long)(high - (a < 0 ? (ulong)b : 0UL) - (b < 0 ? (ulong)a : 0UL));
}
EMU ulong emu_add_sat(ulong a, ulong b) { return a > ULONG_MAX - b ? ULONG_MAX : a + b; }
EMU ulong emu_sub_sat(ulong a, ulong b) { return a < b ? 0UL : a - b; }
EMU long emu_add_sat(long a, long b)
{
    long sum = (long)((ulong)a + (ulong)b);
    return ((a ^ sum) & (b ^ sum)) < 0 ? (a < 0 ? LONG_MIN : LONG_MAX) : sum;
}
EMU long emu_sub_sat(long a, long b)
{
    long difference = (long)((ulong)a - (ulong)b);
    return ((a ^ b) & (a ^ difference)) < 0 ? (a < 0 ? LONG_MIN : LONG_MAX) : difference;
}

/* mad_sat saturates once: product and sum are exact before. */
#define EMU_MAD_NARROW(T) \
    EMU T emu_mad_sat(T a, T b, T c) { return emu_saturated_##T((long)a * (long)b + (long)c); } \
    EMU T emu_mad_hi(T a, T b, T c) { return (T)(emu_mul_hi(a, b) + c); }
EMU_MAD_NARROW(char)
EMU_MAD_NARROW(uchar)
EMU_MAD_NARROW(short)
EMU_MAD_NARROW(ushort)
EMU_MAD_NARROW(int)
EMU uint emu_mad_sat(uint a, uint b, uint c)
{
    ulong exact = (ulong)a * b + c;
    return exact > UINT_MAX ? UINT_MAX : (uint)exact;
}
EMU uint emu_mad_hi(uint a, uint b, uint c) { return emu_mul_hi(a, b) + c; }
EMU ulong emu_mad_hi(ulong a, ulong b, ulong c) { return emu_mul_hi(a, b) + c; }
EMU long emu_mad_hi(long a, long b, long c) { return (long)((ulong)emu_mul_hi(a, b) + (ulong)c); }
EMU ulong emu_mad_sat(ulong a, ulong b, ulong c)
{
    return emu_mul_hi(a, b) != 0 ? ULONG_MAX : emu_add_sat(a * b, c);
}
EMU long emu_mad_sat(long a, long b, long c)
{
    ulong low = (ulong)a * (ulong)b;
    ulong sum = low + (ulong)c;
    /* the high word of the exact result: c extended by its sign, and the carry */
    long high = emu_mul_hi(a, b) + (c < 0 ? -1 : 0) + (sum < low ? 1 : 0);
    return high == ((long)sum < 0 ? -1 : 0) ? (long)sum : high < 0 ? LONG_MIN : LONG_MAX;
}

/* Operands of more than 24 bits give results that depend on the implementation; here their low 32 bits count. */
EMU int emu_mul24(int a, int b) { return (int)((uint)a * (uint)b); }
EMU uint emu_mul24(uint a, uint b) { return a * b; }
EMU int emu_mad24(int a, int b, int c) { return (int)((uint)a * (uint)b + (uint)c); }
EMU uint emu_mad24(uint a, uint b, uint c) { return a * b + c; }

#define EMU_UPSAMPLE(T, HIGH, LOW, U, BITS) \
    EMU T emu_upsample(HIGH high, LOW low) { return (T)(((U)high << BITS) | (U)low); }
EMU_UPSAMPLE(short, char, uchar, ushort, 8)
EMU_UPSAMPLE(ushort, uchar, uchar, ushort, 8)
EMU_UPSAMPLE(int, short, ushort, uint, 16)
EMU_UPSAMPLE(uint, ushort, ushort, uint, 16)
EMU_UPSAMPLE(long, int, uint, ulong, 32)
EMU_UPSAMPLE(ulong, uint, uint, ulong, 32)
