/*
 * Math, common and geometric functions, OpenCL C 2.0, sections 6.13.2, 6.13.4, 6.13.5. What has no instruction is computed by the JVM,
 * in double precision and the same on every machine: DeviceMath. Results of float are rounded from there.
 */

#define EMU_JVM1(NAME) \
    extern double jvm_##NAME(double); \
    EMU double emu_##NAME(double x) { return jvm_##NAME(x); } \
    EMU float emu_##NAME(float x) { return (float)jvm_##NAME(x); }
EMU_JVM1(acos)
EMU_JVM1(acosh)
EMU_JVM1(acospi)
EMU_JVM1(asin)
EMU_JVM1(asinh)
EMU_JVM1(asinpi)
EMU_JVM1(atan)
EMU_JVM1(atanh)
EMU_JVM1(atanpi)
EMU_JVM1(cbrt)
EMU_JVM1(cos)
EMU_JVM1(cosh)
EMU_JVM1(cospi)
EMU_JVM1(erf)
EMU_JVM1(erfc)
EMU_JVM1(exp)
EMU_JVM1(exp2)
EMU_JVM1(exp10)
EMU_JVM1(expm1)
EMU_JVM1(lgamma)
EMU_JVM1(log)
EMU_JVM1(log2)
EMU_JVM1(log10)
EMU_JVM1(log1p)
EMU_JVM1(sin)
EMU_JVM1(sinh)
EMU_JVM1(sinpi)
EMU_JVM1(tan)
EMU_JVM1(tanh)
EMU_JVM1(tanpi)
EMU_JVM1(tgamma)

#define EMU_JVM2(NAME) \
    extern double jvm_##NAME(double, double); \
    EMU double emu_##NAME(double x, double y) { return jvm_##NAME(x, y); } \
    EMU float emu_##NAME(float x, float y) { return (float)jvm_##NAME(x, y); }
EMU_JVM2(atan2)
EMU_JVM2(atan2pi)
EMU_JVM2(fmod)
EMU_JVM2(hypot)
EMU_JVM2(pow)
EMU_JVM2(powr)
EMU_JVM2(remainder)

extern double jvm_fma(double, double, double);
extern float jvm_fmaf(float, float, float);
extern double jvm_ldexp(double, int);
extern double jvm_rootn(double, int);
extern int jvm_quotient(double, double);
EMU double emu_fma(double a, double b, double c) { return jvm_fma(a, b, c); }
EMU float emu_fma(float a, float b, float c) { return jvm_fmaf(a, b, c); }
EMU double emu_nextafter(double x, double y)
{
    if (x != x || y != y || x == y) {
        return x == y ? y : x + y;
    }
    long bits = as_long(x);
    return x == 0 ? as_double((as_long(y) & LONG_MIN) | 1) : as_double((x < y) == (x > 0) ? bits + 1 : bits - 1);
}
EMU float emu_nextafter(float x, float y)
{
    if (x != x || y != y || x == y) {
        return x == y ? y : x + y;
    }
    int bits = as_int(x);
    return x == 0 ? as_float((as_int(y) & INT_MIN) | 1) : as_float((x < y) == (x > 0) ? bits + 1 : bits - 1);
}
EMU double emu_nan(ulong code) { return as_double(0x7ff8000000000000UL | (code & 0x7ffffffffffffUL)); }
EMU float emu_nan(uint code) { return as_float(0x7fc00000 | (code & 0x3fffff)); }
EMU int emu_ilogb(double x)
{
    if (x == 0) {
        return FP_ILOGB0;
    }
    ulong bits = as_ulong(x) & LONG_MAX;
    int exponent = (int)(bits >> 52);
    if (exponent == 0x7ff) {
        return x != x ? FP_ILOGBNAN : INT_MAX;
    }
    return exponent == 0 ? -1011 - __builtin_clzl(bits) : exponent - 1023;
}
EMU int emu_ilogb(float x) { return emu_ilogb((double)x); }
EMU double emu_frexp(double x, int *exponent)
{
    if (x == 0 || x != x || __builtin_fabs(x) > DBL_MAX) {
        *exponent = 0;
        return x;
    }
    *exponent = emu_ilogb(x) + 1;
    return jvm_ldexp(x, -*exponent);
}

#define EMU_REAL(T, S) \
    EMU T emu_fabs(T x) { return __builtin_fabs##S(x); } \
    EMU T emu_floor(T x) { return __builtin_floor##S(x); } \
    EMU T emu_ceil(T x) { return __builtin_ceil##S(x); } \
    EMU T emu_trunc(T x) { return __builtin_trunc##S(x); } \
    EMU T emu_rint(T x) { return __builtin_rint##S(x); } \
    EMU T emu_copysign(T x, T y) { return __builtin_copysign##S(x, y); } \
    EMU T emu_round(T x) { \
        T whole = emu_trunc(x); \
        return emu_copysign(emu_fabs(x - whole) >= (T)0.5 ? whole + emu_copysign((T)1, x) : whole, x); \
    } \
    EMU T emu_mad(T a, T b, T c) { return a * b + c; } \
    EMU T emu_fdim(T x, T y) { return x != x || y != y ? x + y : x > y ? x - y : (T)0; } \
    EMU T emu_fmax(T x, T y) { return x != x ? y : y != y ? x : x < y ? y : x; } \
    EMU T emu_fmin(T x, T y) { return x != x ? y : y != y ? x : y < x ? y : x; } \
    EMU T emu_maxmag(T x, T y) { T a = emu_fabs(x), b = emu_fabs(y); return a > b ? x : b > a ? y : emu_fmax(x, y); } \
    EMU T emu_minmag(T x, T y) { T a = emu_fabs(x), b = emu_fabs(y); return a < b ? x : b < a ? y : emu_fmin(x, y); } \
    EMU T emu_ldexp(T x, int n) { return (T)jvm_ldexp(x, n); } \
    EMU T emu_rootn(T x, int n) { return (T)jvm_rootn(x, n); } \
    EMU T emu_pown(T x, int n) { return (T)jvm_pow(x, n); } \
    EMU T emu_logb(T x) { \
        return x == 0 ? -(T)INFINITY : x != x ? x : emu_fabs(x) == (T)INFINITY ? (T)INFINITY : (T)emu_ilogb(x); \
    } \
    EMU T emu_modf(T x, T *whole) { \
        *whole = emu_trunc(x); \
        return emu_copysign(emu_fabs(x) == (T)INFINITY ? (T)0 : x - *whole, x); \
    } \
    EMU T emu_lgamma_r(T x, int *sign) { \
        T down = emu_floor(x); \
        *sign = x != x || (x <= 0 && x == down) ? (x == 0 && emu_copysign((T)1, x) > 0) \
              : x < 0 && emu_fmod(down, (T)2) != 0 ? -1 : 1; \
        return emu_lgamma(x); \
    } \
    EMU T emu_remquo(T x, T y, int *quotient) { *quotient = jvm_quotient(x, y); return emu_remainder(x, y); } \
    EMU T emu_sincos(T x, T *cosine) { *cosine = emu_cos(x); return emu_sin(x); } \
    EMU T emu_recip(T x) { return (T)1 / x; } \
    EMU T emu_divide(T x, T y) { return x / y; } \
    EMU T emu_max(T a, T b) { return a < b ? b : a; } \
    EMU T emu_min(T a, T b) { return b < a ? b : a; } \
    EMU T emu_clamp(T x, T low, T high) { return emu_fmin(emu_fmax(x, low), high); } \
    EMU T emu_mix(T x, T y, T a) { return x + (y - x) * a; } \
    EMU T emu_step(T edge, T x) { return x < edge ? (T)0 : (T)1; } \
    EMU T emu_smoothstep(T low, T high, T x) { \
        T t = emu_clamp((x - low) / (high - low), (T)0, (T)1); \
        return t * t * ((T)3 - (T)2 * t); \
    } \
    EMU T emu_sign(T x) { return x != x ? (T)0 : x > 0 ? (T)1 : x < 0 ? (T)-1 : x; } \
    EMU T emu_degrees(T x) { return (T)(57.295779513082320876798154814105 * x); } \
    EMU T emu_radians(T x) { return (T)(0.017453292519943295769236907684886 * x); }
EMU_REAL(double, )
EMU_REAL(float, f)

EMU double emu_sqrt(double x) { return __builtin_sqrt(x); }
EMU float emu_sqrt(float x) { return __builtin_sqrtf(x); }
EMU double emu_rsqrt(double x) { return 1 / __builtin_sqrt(x); }
EMU float emu_rsqrt(float x) { return (float)(1 / __builtin_sqrt((double)x)); }
EMU float emu_frexp(float x, int *exponent) { return (float)emu_frexp((double)x, exponent); }
EMU double emu_fract(double x, double *down)
{
    *down = emu_floor(x);
    return x != x ? x : emu_fabs(x) == (double)INFINITY ? emu_copysign(0.0, x) : emu_fmin(x - *down, 0x1.fffffffffffffp-1);
}
EMU float emu_fract(float x, float *down)
{
    *down = emu_floor(x);
    return x != x ? x : emu_fabs(x) == INFINITY ? emu_copysign(0.0f, x) : emu_fmin(x - *down, 0x1.fffffep-1f);
}

/* Lengths of float are computed in double, whose range their squares do not leave. */
#define EMU_GEOMETRIC(T, V, N) \
    EMU T emu_dot(V a, V b) { \
        double sum = 0; \
        for (int i = 0; i < N; i++) sum += (double)EMU_LANE(a, i) * (double)EMU_LANE(b, i); \
        return (T)sum; \
    } \
    EMU double emu_norm(V a) { \
        double most = 0, sum = 0; \
        for (int i = 0; i < N; i++) { \
            double lane = emu_fabs((double)EMU_LANE(a, i)); \
            most = lane > most || lane != lane ? lane : most; \
        } \
        if (most == 0 || most != most || most > DBL_MAX) return most; \
        for (int i = 0; i < N; i++) { double part = (double)EMU_LANE(a, i) / most; sum += part * part; } \
        return most * __builtin_sqrt(sum); \
    } \
    EMU T emu_length(V a) { return (T)emu_norm(a); } \
    EMU T emu_distance(V a, V b) { return (T)emu_norm(a - b); } \
    EMU V emu_normalize(V a) { \
        double norm = emu_norm(a); \
        if (norm == 0) return a; \
        for (int i = 0; i < N; i++) { \
            double lane = (double)EMU_LANE(a, i); \
            if (norm > DBL_MAX) lane = emu_fabs(lane) > DBL_MAX ? emu_copysign(1.0, lane) : emu_copysign(0.0, lane); \
            EMU_LANE(a, i) = (T)lane; \
        } \
        norm = norm > DBL_MAX ? emu_norm(a) : norm; \
        for (int i = 0; i < N; i++) EMU_LANE(a, i) = (T)((double)EMU_LANE(a, i) / norm); \
        return a; \
    }
#define EMU_LANE(V, INDEX) (V)
EMU_GEOMETRIC(float, float, 1)
EMU_GEOMETRIC(double, double, 1)
#undef EMU_LANE
#define EMU_LANE(V, INDEX) (V)[INDEX]
EMU_GEOMETRIC(float, float2, 2)
EMU_GEOMETRIC(float, float3, 3)
EMU_GEOMETRIC(float, float4, 4)
EMU_GEOMETRIC(double, double2, 2)
EMU_GEOMETRIC(double, double3, 3)
EMU_GEOMETRIC(double, double4, 4)

#define EMU_CROSS(T) \
    EMU T##3 emu_cross(T##3 a, T##3 b) { return a.yzx * b.zxy - a.zxy * b.yzx; } \
    EMU T##4 emu_cross(T##4 a, T##4 b) { return (T##4)(emu_cross(a.xyz, b.xyz), 0); }
EMU_CROSS(float)
EMU_CROSS(double)
