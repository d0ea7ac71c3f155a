/*
 * Conversions, OpenCL C 2.0, section 6.2.3, for one lane; modes: 0 to nearest even, 1 toward zero, 2 up, 3 down. A floating-point number
 * that does not fit an integer saturates, with _sat or without; NaN gives 0.
 */

EMU double emu_rounded(double x, int mode)
{
    return mode == 0 ? __builtin_rint(x) : mode == 1 ? __builtin_trunc(x) : mode == 2 ? __builtin_ceil(x) : __builtin_floor(x);
}

#define EMU_FROM_REAL(T, MIN, MAX, LOW, HIGH) \
    EMU T emu_##T##_of(double x, int mode) { \
        double whole = emu_rounded(x, mode); \
        return whole != whole ? (T)0 : whole <= LOW ? MIN : whole >= HIGH ? MAX : (T)whole; \
    }
EMU_FROM_REAL(char, CHAR_MIN, CHAR_MAX, -128.0, 127.0)
EMU_FROM_REAL(uchar, 0, UCHAR_MAX, 0.0, 255.0)
EMU_FROM_REAL(short, SHRT_MIN, SHRT_MAX, -32768.0, 32767.0)
EMU_FROM_REAL(ushort, 0, USHRT_MAX, 0.0, 65535.0)
EMU_FROM_REAL(int, INT_MIN, INT_MAX, -2147483648.0, 2147483647.0)
EMU_FROM_REAL(uint, 0, UINT_MAX, 0.0, 4294967295.0)
EMU_FROM_REAL(long, LONG_MIN, LONG_MAX, -0x1p63, 0x1p63)
EMU_FROM_REAL(ulong, 0, ULONG_MAX, 0.0, 0x1p64)

#define EMU_SATURATED(T, MIN, MAX) \
    EMU T emu_##T##_sat(long x) { return x < (long)MIN ? MIN : x > 0 && (ulong)x > (ulong)MAX ? MAX : (T)x; } \
    EMU T emu_##T##_sat(ulong x) { return x > (ulong)MAX ? MAX : (T)x; }
EMU_SATURATED(char, CHAR_MIN, CHAR_MAX)
EMU_SATURATED(uchar, 0, UCHAR_MAX)
EMU_SATURATED(short, SHRT_MIN, SHRT_MAX)
EMU_SATURATED(ushort, 0, USHRT_MAX)
EMU_SATURATED(int, INT_MIN, INT_MAX)
EMU_SATURATED(uint, 0, UINT_MAX)
EMU_SATURATED(long, LONG_MIN, LONG_MAX)
EMU_SATURATED(ulong, 0, ULONG_MAX)

/* A float beside the exact value, moved to the side that the mode asks for. */
EMU float emu_float_of(double x, int mode)
{
    float near = (float)x;
    int is_up = (double)near > x;
    int is_down = (double)near < x;
    if (is_up && (mode == 3 || (mode == 1 && x > 0))) {
        return emu_nextafter(near, -INFINITY);
    }
    return is_down && (mode == 2 || (mode == 1 && x < 0)) ? emu_nextafter(near, INFINITY) : near;
}

/* Whole numbers are cut to the digits of the type first; what was cut off is added at the last place if the mode asks for it. */
#define EMU_FROM_WHOLE(T, DIGITS) \
    EMU T emu_##T##_of_size(ulong size, int isNegative, int mode) { \
        if (mode == 0) return isNegative ? -(T)size : (T)size; \
        int surplus = size == 0 ? 0 : 64 - __builtin_clzl(size) - DIGITS; \
        ulong cut = surplus > 0 ? (size >> surplus) << surplus : size; \
        T result = (T)cut; \
        if (cut != size && mode == (isNegative ? 3 : 2)) result = emu_nextafter(result, (T)INFINITY); \
        return isNegative ? -result : result; \
    } \
    EMU T emu_##T##_of(long x, int mode) { return emu_##T##_of_size(x < 0 ? 0 - (ulong)x : (ulong)x, x < 0, mode); } \
    EMU T emu_##T##_of(ulong x, int mode) { return emu_##T##_of_size(x, 0, mode); }
EMU_FROM_WHOLE(float, 24)
EMU_FROM_WHOLE(double, 53)

/* Half-precision numbers in memory. */
EMU float emu_of_half(ushort number)
{
    uint sign = (uint)(number & 0x8000) << 16;
    uint exponent = (number >> 10) & 0x1f;
    uint fraction = number & 0x3ff;
    if (exponent == 0) {
        float value = (float)fraction * 0x1p-24f;
        return sign ? -value : value;
    }
    return as_float(sign | (exponent == 31 ? 0x7f800000u : (exponent + 112) << 23) | fraction << 13);
}
EMU ushort emu_to_half(double x, int mode)
{
    ushort sign = as_long(x) < 0 ? 0x8000 : 0;
    double size = __builtin_fabs(x);
    if (x != x) {
        return sign | 0x7e00;
    }
    if (size > DBL_MAX) {
        return sign | 0x7c00;
    }
    int exponent = size < 0x1p-14 ? -14 : emu_ilogb(size);
    /* in units of the last place, exactly: the numbers of half are far from the ends of double */
    double units = exponent > 15 ? 0x1p12 : size * as_double((ulong)(1023 + 10 - exponent) << 52);
    double whole = emu_rounded(sign ? -units : units, mode);
    uint count = (uint)__builtin_fabs(whole);
    uint bits = exponent > 15 ? 0x7c00 : count < 0x400 ? count : count + ((uint)(exponent + 14) << 10);
    if (bits >= 0x7c00) {
        bits = mode == 1 || (mode == 2 && sign) || (mode == 3 && !sign) ? 0x7bff : 0x7c00;
    }
    return sign | (ushort)bits;
}
