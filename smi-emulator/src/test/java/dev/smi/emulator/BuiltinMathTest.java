package dev.smi.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Mathematical functions of device code against Java's, as double, float and float4. */
@Timeout(120)
class BuiltinMathTest {

    private static final double NAN = Double.NaN;
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    /** As many as four lanes need, the uncomfortable ones first. */
    private static final double[] X = {
        NAN,
        INFINITE,
        -INFINITE,
        0.0,
        -0.0,
        1,
        -1,
        4.9e-324,
        -2.2e-308,
        1e308,
        0.5,
        -0.5,
        1.5,
        2.5,
        -2.5,
        0.1,
        -7.25,
        100,
        1e-20,
        3.999999999,
        12345.678,
        -1e10,
        0.25,
        0.75
    };

    private static final double[] Y = {
        1, 2, 0.5, -1, 2, NAN, INFINITE, 3, -3, 0, -0.0, 4, 2.5, -1.5, 3, 10, 2, 0.5, 1e-3, 7, 0.1, 3, -2, INFINITE
    };

    private static final Map<String, DoubleUnaryOperator> UNARY = unary();
    private static final Map<String, DoubleBinaryOperator> BINARY = binary();
    private static final BuiltinProgram PROGRAM = new BuiltinProgram(source());

    private static Map<String, DoubleUnaryOperator> unary() {
        Map<String, DoubleUnaryOperator> functions = new LinkedHashMap<>();
        functions.put("acos", StrictMath::acos);
        functions.put("asin", StrictMath::asin);
        functions.put("atan", StrictMath::atan);
        functions.put("acospi", x -> StrictMath.acos(x) / Math.PI);
        functions.put("asinpi", x -> StrictMath.asin(x) / Math.PI);
        functions.put("atanpi", x -> StrictMath.atan(x) / Math.PI);
        functions.put("acosh", x -> StrictMath.log(x + StrictMath.sqrt(x - 1) * StrictMath.sqrt(x + 1)));
        functions.put("atanh", x -> Math.copySign(0.5 * StrictMath.log1p(2 * Math.abs(x) / (1 - Math.abs(x))), x));
        functions.put("cbrt", StrictMath::cbrt);
        functions.put("ceil", Math::ceil);
        functions.put("cos", StrictMath::cos);
        functions.put("cosh", StrictMath::cosh);
        functions.put("exp", StrictMath::exp);
        functions.put("exp2", x -> StrictMath.pow(2, x));
        functions.put("exp10", x -> StrictMath.pow(10, x));
        functions.put("expm1", StrictMath::expm1);
        functions.put("fabs", Math::abs);
        functions.put("floor", Math::floor);
        functions.put("log", StrictMath::log);
        functions.put("log10", StrictMath::log10);
        functions.put("log1p", StrictMath::log1p);
        functions.put("log2", x -> x == 0.25 ? -2 : StrictMath.log(x) / StrictMath.log(2));
        functions.put("rint", Math::rint);
        functions.put("round", x -> Math.copySign(Math.floor(Math.abs(x) + 0.5), x));
        functions.put("rsqrt", x -> 1 / Math.sqrt(x));
        functions.put("sign", x -> Double.isNaN(x) ? 0 : Math.signum(x));
        functions.put("sin", StrictMath::sin);
        functions.put("sinh", StrictMath::sinh);
        functions.put("sqrt", Math::sqrt);
        functions.put("tan", StrictMath::tan);
        functions.put("tanh", StrictMath::tanh);
        functions.put("trunc", x -> Math.copySign(Math.floor(Math.abs(x)), x));
        functions.put("degrees", x -> x * (180 / Math.PI));
        functions.put("radians", x -> x * (Math.PI / 180));
        return functions;
    }

    private static Map<String, DoubleBinaryOperator> binary() {
        Map<String, DoubleBinaryOperator> functions = new LinkedHashMap<>();
        functions.put("atan2", StrictMath::atan2);
        functions.put("atan2pi", (y, x) -> StrictMath.atan2(y, x) / Math.PI);
        functions.put("copysign", Math::copySign);
        functions.put("fdim", (x, y) -> Double.isNaN(x) || Double.isNaN(y) ? NAN : x > y ? x - y : 0);
        functions.put("fmax", (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : x < y ? y : x);
        functions.put("fmin", (x, y) -> Double.isNaN(x) ? y : Double.isNaN(y) ? x : y < x ? y : x);
        functions.put("fmod", (x, y) -> x % y);
        functions.put("hypot", StrictMath::hypot);
        functions.put("remainder", StrictMath::IEEEremainder);
        functions.put("pow", (x, y) -> x == 1 || (x == -1 && Double.isInfinite(y)) ? 1 : StrictMath.pow(x, y));
        functions.put("step", (edge, x) -> x < edge ? 0 : 1);
        return functions;
    }

    private static String source() {
        StringBuilder text = new StringBuilder();
        for (String name : UNARY.keySet()) {
            kernels(name, "x[i]", "vload4(i, x)", text);
        }
        for (String name : BINARY.keySet()) {
            kernels(name, "x[i], y[i]", "vload4(i, x), vload4(i, y)", text);
        }
        return text + """
                kernel void special(global double *o, global double *x) {
                    for (int i = 0; i < 4; i++) o[i] = erf(x[i]);
                    for (int i = 4; i < 8; i++) o[i] = erfc(x[i]);
                    for (int i = 8; i < 14; i++) o[i] = tgamma(x[i]);
                    for (int i = 14; i < 18; i++) o[i] = lgamma(x[i]);
                    o[18] = tgamma(x[18]);
                }
                kernel void parts(global double *o, global double *x) {
                    int e; double4 e4; int4 i4;
                    o[0] = frexp(x[0], &e); o[1] = e;
                    double w; o[2] = modf(x[1], &w); o[3] = w;
                    o[4] = fract(x[2], &w); o[5] = w;
                    o[6] = remquo(x[3], x[4], &e); o[7] = e;
                    o[8] = sincos(x[5], &w); o[9] = w;
                    o[10] = lgamma_r(x[6], &e); o[11] = e;
                    o[12] = ldexp(x[7], 3); o[13] = ilogb(x[8]); o[14] = logb(x[8]);
                    o[15] = rootn(x[9], 3); o[16] = pown(x[7], -2); o[17] = powr(x[7], x[2]);
                    o[18] = nextafter(x[10], (double)INFINITY); o[19] = fma(x[11], x[11], -1.0);
                    o[20] = sinpi(x[12]); o[21] = cospi(x[12]); o[22] = tanpi(x[13]);
                    o[23] = mad(x[0], x[1], x[2]); o[24] = mix(x[13], x[7], 0.5); o[25] = smoothstep(0.0, 1.0, x[13]);
                    o[26] = clamp(x[0], -1.0, 1.0); o[27] = isnan(nan((ulong)5)); o[28] = native_recip((float)x[7]);
                    o[29] = half_divide((float)x[7], 2.0f); o[30] = maxmag(x[0], x[7]); o[31] = minmag(x[0], x[7]);
                    vstore4(frexp((double4)(x[0], x[7], 0.0, x[13]), &i4), 8, o);
                    o[36] = i4.x; o[37] = i4.y; o[38] = i4.z; o[39] = i4.w;
                }
                kernel void geometry(global float *o, global float *x) {
                    float4 a = vload4(0, x), b = vload4(1, x);
                    o[0] = dot(a, b); o[1] = length(a); o[2] = distance(a, b); o[3] = fast_length(a.xy);
                    vstore3(cross(a.xyz, b.xyz), 0, o + 4); vstore4(normalize(a), 0, o + 8);
                    o[12] = length(x[8]); o[13] = length((float2)(3e38f, 0)); vstore2(normalize((float2)(INFINITY, 1)), 7, o);
                }
                """;
    }

    private static void kernels(String name, String scalars, String vectors, StringBuilder text) {
        for (String type : new String[] {"double", "float"}) {
            text.append(String.format(
                    "kernel void %1$s_%2$s(global %2$s *o, global %2$s *x, global %2$s *y) {"
                            + " for (int i = 0; i < %3$d; i++) o[i] = %1$s(%4$s); }%n",
                    name, type, X.length, scalars));
        }
        text.append(String.format(
                "kernel void %1$s_float4(global float *o, global float *x, global float *y) {"
                        + " for (int i = 0; i < %2$d; i++) vstore4(%1$s(%3$s), i, o); }%n",
                name, X.length / 4, vectors));
    }

    @AfterAll
    static void close() {
        PROGRAM.close();
    }

    @Test
    void shouldComputeFunctionsOfOneOperand() {
        UNARY.forEach((name, function) -> check(name, (x, _) -> function.applyAsDouble(x)));
    }

    @Test
    void shouldComputeFunctionsOfTwoOperands() {
        BINARY.forEach(BuiltinMathTest::check);
    }

    private static void check(String name, DoubleBinaryOperator expected) {
        ByteBuffer doubles =
                PROGRAM.run(name + "_double", 8 * X.length, BuiltinProgram.doubles(X), BuiltinProgram.doubles(Y));
        for (String type : new String[] {"float", "float4"}) {
            ByteBuffer floats =
                    PROGRAM.run(name + "_" + type, 4 * X.length, BuiltinProgram.floats(X), BuiltinProgram.floats(Y));
            for (int i = 0; i < X.length; i++) {
                float value = (float) expected.applyAsDouble((float) X[i], (float) Y[i]);
                isNear(name + " " + type, i, value, floats.getFloat(4 * i), Math.ulp(value));
            }
        }
        for (int i = 0; i < X.length; i++) {
            double value = expected.applyAsDouble(X[i], Y[i]);
            isNear(name, i, value, doubles.getDouble(8 * i), 4 * Math.ulp(value));
        }
    }

    private static void isNear(String name, int i, double expected, double found, double tolerance) {
        boolean isSame =
                Double.compare(expected, found) == 0 || Math.abs(expected - found) <= tolerance && expected != 0;
        assertThat(isSame)
                .as("%s(%s, %s) is %s, not %s", name, X[i], Y[i], found, expected)
                .isTrue();
    }

    /** Values: Digital Library of Mathematical Functions, and products of whole numbers. */
    @Test
    void shouldComputeErrorAndGammaFunctions() {
        double[] x = {0.1, 1, -1, 4, 1, 2, 3, 10, 0.5, 5, 0.1, -1.5, 171, -1, 0.5, 100, -0.5, 3, -63.771};
        double[] expected = {
            0.1124629160182849,
            0.8427007929497149,
            -0.8427007929497149,
            0.9999999845827421,
            0.15729920705028513,
            0.004677734981047266,
            2.209049699858544e-5,
            2.088487583762545e-45,
            1.772453850905516,
            24,
            9.513507698668732,
            2.363271801207355,
            7.257415615307994e306,
            NAN,
            0.5723649429247001,
            359.1342053695754,
            1.265512123484645,
            0.6931471805599453,
            9.751974783218534e-89
        };
        ByteBuffer found = PROGRAM.run("special", 8 * x.length, BuiltinProgram.doubles(x));
        for (int i = 0; i < x.length; i++) {
            double value = found.getDouble(8 * i);
            assertThat(
                            Double.isNaN(expected[i])
                                    ? Double.isNaN(value)
                                    : Math.abs(value - expected[i]) <= 16 * Math.ulp(expected[i]))
                    .as("result %d of %s is %s, not %s", i, x[i], value, expected[i])
                    .isTrue();
        }
    }

    @Test
    void shouldTakeNumbersApart() {
        double[] x = {-20, -3.75, 1.25, 29, 3, 1, -0.5, 3, 4.9e-324, -27, 1, 1 + 0x1p-30, 1.5, 0.25};
        double[] expected = {
            -0.625,
            5,
            -0.75,
            -3,
            0.25,
            1,
            -1,
            10,
            StrictMath.sin(1),
            StrictMath.cos(1),
            1.265512123484645,
            -1,
            24,
            -1074,
            -1074,
            -3,
            1.0 / 9,
            StrictMath.pow(3, 1.25),
            Math.nextUp(1.0),
            0x1p-29 + 0x1p-60,
            -1,
            0,
            1,
            76.25,
            1.625,
            0.15625,
            -1,
            1,
            1.0f / 3,
            1.5,
            -20,
            3,
            -0.625,
            0.75,
            0,
            0.5,
            5,
            2,
            0,
            -1
        };
        ByteBuffer found = PROGRAM.run("parts", 8 * expected.length, BuiltinProgram.doubles(x));
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.getDouble(8 * i)).as("result " + i).isCloseTo(expected[i], within(expected[i]));
        }
    }

    private static org.assertj.core.data.Offset<Double> within(double expected) {
        return org.assertj.core.data.Offset.offset(4 * Math.ulp(expected));
    }

    @Test
    void shouldComputeWithWholeVectors() {
        ByteBuffer found = PROGRAM.run("geometry", 64, BuiltinProgram.floats(1, 2, 2, 4, 3, 0, -1, 4, -2.5));
        float[] expected = {
            17, 5, (float) Math.sqrt(17), (float) Math.sqrt(5), -2, 7, -6, 0, 0.2f, 0.4f, 0.4f, 0.8f, 2.5f, 3e38f, 1, 0
        };
        for (int i = 0; i < expected.length; i++) {
            assertThat(found.getFloat(4 * i)).as("result " + i).isEqualTo(expected[i]);
        }
    }
}
