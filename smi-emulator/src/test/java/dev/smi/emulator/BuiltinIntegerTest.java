package dev.smi.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * Integer functions and conversions of device code against exact arithmetic, for all types and for vectors of three.
 */
@Timeout(120)
class BuiltinIntegerTest {

    /** A type and its range. */
    private record Type(String name, int bits, boolean isSigned) {
        BigInteger min() {
            return isSigned ? BigInteger.ONE.shiftLeft(bits - 1).negate() : BigInteger.ZERO;
        }

        BigInteger max() {
            return BigInteger.ONE.shiftLeft(isSigned ? bits - 1 : bits).subtract(BigInteger.ONE);
        }

        BigInteger saturate(BigInteger value) {
            return value.max(min()).min(max());
        }

        /** The low bits as a number of this type. */
        BigInteger wrap(BigInteger value) {
            BigInteger low = value.mod(BigInteger.ONE.shiftLeft(bits));
            return isSigned && low.testBit(bits - 1) ? low.subtract(BigInteger.ONE.shiftLeft(bits)) : low;
        }
    }

    private static final List<Type> TYPES = List.of(
            new Type("char", 8, true),
            new Type("uchar", 8, false),
            new Type("short", 16, true),
            new Type("ushort", 16, false),
            new Type("int", 32, true),
            new Type("uint", 32, false),
            new Type("long", 64, true),
            new Type("ulong", 64, false));

    /** What a function of three numbers of a type gives, exactly. */
    @FunctionalInterface
    private interface Exact {
        BigInteger of(BigInteger a, BigInteger b, BigInteger c, Type type);
    }

    private static final Map<String, Exact> FUNCTIONS = functions();
    private static final BuiltinProgram PROGRAM = new BuiltinProgram(source());

    private static Map<String, Exact> functions() {
        Map<String, Exact> functions = new LinkedHashMap<>();
        functions.put("abs(a)", (a, _, _, _) -> a.abs());
        functions.put("abs_diff(a, b)", (a, b, _, _) -> a.subtract(b).abs());
        functions.put("add_sat(a, b)", (a, b, _, t) -> t.saturate(a.add(b)));
        functions.put("sub_sat(a, b)", (a, b, _, t) -> t.saturate(a.subtract(b)));
        functions.put("hadd(a, b)", (a, b, _, _) -> a.add(b).shiftRight(1));
        functions.put(
                "rhadd(a, b)", (a, b, _, _) -> a.add(b).add(BigInteger.ONE).shiftRight(1));
        functions.put(
                "clamp(a, min(b, c), max(b, c))",
                (a, b, c, _) -> a.max(b.min(c)).min(b.max(c)));
        functions.put("mul_hi(a, b)", (a, b, _, t) -> a.multiply(b).shiftRight(t.bits()));
        functions.put(
                "mad_hi(a, b, c)",
                (a, b, c, t) -> t.wrap(a.multiply(b).shiftRight(t.bits()).add(c)));
        functions.put(
                "mad_sat(a, b, c)", (a, b, c, t) -> t.saturate(a.multiply(b).add(c)));
        functions.put("max(a, b)", (a, b, _, _) -> a.max(b));
        functions.put("min(a, b)", (a, b, _, _) -> a.min(b));
        functions.put(
                "popcount(a)", (a, _, _, t) -> BigInteger.valueOf(unsigned(a, t).bitCount()));
        functions.put(
                "clz(a)",
                (a, _, _, t) -> BigInteger.valueOf(t.bits() - unsigned(a, t).bitLength()));
        functions.put("ctz(a)", (a, _, _, t) -> BigInteger.valueOf(a.signum() == 0 ? t.bits() : a.getLowestSetBit()));
        functions.put("rotate(a, b)", (a, b, _, t) -> {
            int n = b.mod(BigInteger.valueOf(t.bits())).intValue();
            return t.wrap(unsigned(a, t).shiftLeft(n).or(unsigned(a, t).shiftRight(t.bits() - n)));
        });
        functions.put("bitselect(a, b, c)", (a, b, c, _) -> a.andNot(c).or(b.and(c)));
        functions.put("select(a, b, c)", (a, b, c, _) -> c.signum() != 0 ? b : a);
        return functions;
    }

    private static BigInteger unsigned(BigInteger value, Type type) {
        return value.mod(BigInteger.ONE.shiftLeft(type.bits()));
    }

    private static final int COUNT = 6 * 6 * 6;

    private static String source() {
        StringBuilder text = new StringBuilder();
        for (Type type : TYPES) {
            int number = 0;
            for (String call : FUNCTIONS.keySet()) {
                text.append(String.format(
                        "kernel void %1$s_%2$d(global %1$s *o, global const %1$s *x) {"
                                + " for (int i = 0; i < %4$d; i++) {"
                                + " %1$s a = x[i %% 6], b = x[i / 6 %% 6], c = x[i / 36]; o[i] = %3$s; } }%n",
                        type.name(), number, call, COUNT));
                text.append(vectorKernel(type, number++, call));
            }
        }
        return text.toString();
    }

    private static String vectorKernel(Type type, int number, String call) {
        if (call.startsWith("select")) {
            return "";
        }
        return String.format(
                "kernel void %1$s3_%2$d(global %1$s *o, global const %1$s *x) {"
                        + " for (int i = 0; i < %4$d; i += 3) {"
                        + " %1$s3 a = (%1$s3)(x[i %% 6], x[(i + 1) %% 6], x[(i + 2) %% 6]);"
                        + " %1$s3 b = x[i / 6 %% 6]; %1$s3 c = x[i / 36];"
                        + " %1$s3 r = __builtin_astype(%3$s, %1$s3); vstore3(r, i / 3, o); } }%n",
                type.name(), number, call, COUNT);
    }

    @AfterAll
    static void close() {
        PROGRAM.close();
    }

    private static List<BigInteger> operands(Type type) {
        return List.of(
                type.min(),
                type.max(),
                BigInteger.ZERO,
                BigInteger.ONE,
                type.wrap(BigInteger.valueOf(-1)),
                BigInteger.valueOf(77));
    }

    @Test
    void shouldComputeExactlyForAllTypes() {
        for (Type type : TYPES) {
            List<BigInteger> x = operands(type);
            ByteBuffer operands = BuiltinProgram.room(x.size() * type.bits() / 8);
            x.forEach(value -> put(operands, value, type));
            int number = 0;
            for (Map.Entry<String, Exact> function : FUNCTIONS.entrySet()) {
                List<String> kernels = new ArrayList<>(List.of(type.name() + "_" + number));
                if (!function.getKey().startsWith("select")) {
                    kernels.add(type.name() + "3_" + number);
                }
                for (String kernel : kernels) {
                    ByteBuffer found = PROGRAM.run(kernel, COUNT * type.bits() / 8, operands);
                    for (int i = 0; i < COUNT; i++) {
                        BigInteger a = x.get(i % 6);
                        BigInteger b = x.get(i / 6 % 6);
                        BigInteger c = x.get(i / 36);
                        assertThat(get(found, i, type))
                                .as("%s %s of %s, %s, %s", kernel, function.getKey(), a, b, c)
                                .isEqualTo(type.wrap(function.getValue().of(a, b, c, type)));
                    }
                }
                number++;
            }
        }
    }

    private static void put(ByteBuffer bytes, BigInteger value, Type type) {
        for (int i = 0; i < type.bits(); i += 8) {
            bytes.put((byte) value.shiftRight(i).intValue());
        }
    }

    private static BigInteger get(ByteBuffer bytes, int index, Type type) {
        BigInteger value = BigInteger.ZERO;
        int size = type.bits() / 8;
        for (int i = size - 1; i >= 0; i--) {
            value = value.shiftLeft(8).or(BigInteger.valueOf(bytes.get(index * size + i) & 0xff));
        }
        return type.wrap(value);
    }

    private static final Map<String, RoundingMode> MODES = Map.of(
            "_rte", RoundingMode.HALF_EVEN,
            "_rtz", RoundingMode.DOWN,
            "_rtp", RoundingMode.CEILING,
            "_rtn", RoundingMode.FLOOR);

    private static final double[] REALS = {
        0,
        -0.0,
        0.5,
        1.5,
        2.5,
        -0.5,
        -1.5,
        127.5,
        128,
        -128.5,
        -129,
        255.5,
        256,
        32767.5,
        -32768.5,
        65535.5,
        2147483647.5,
        -2147483648.5,
        4294967295.5,
        9.3e18,
        -9.3e18,
        1.9e19,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY
    };

    @Test
    void shouldRoundAndSaturateWhenItConvertsToIntegers() {
        StringBuilder text = new StringBuilder();
        for (Type type : TYPES) {
            for (String mode : MODES.keySet()) {
                text.append(String.format(
                        "kernel void to_%1$s%2$s(global %1$s *o, global const double *x) {"
                                + " for (int i = 0; i < %3$d; i++) o[i] = convert_%1$s2_sat%2$s((double2)(x[i], 0)).x; }%n",
                        type.name(), mode, REALS.length));
            }
        }
        try (BuiltinProgram program = new BuiltinProgram(text.toString())) {
            for (Type type : TYPES) {
                MODES.forEach((mode, rounding) -> {
                    ByteBuffer found = program.run(
                            "to_" + type.name() + mode, REALS.length * type.bits() / 8, BuiltinProgram.doubles(REALS));
                    for (int i = 0; i < REALS.length; i++) {
                        assertThat(get(found, i, type))
                                .as("convert_%s_sat%s(%s)", type.name(), mode, REALS[i])
                                .isEqualTo(whole(REALS[i], rounding, type));
                    }
                });
            }
        }
    }

    private static BigInteger whole(double value, RoundingMode rounding, Type type) {
        if (Double.isNaN(value)) {
            return BigInteger.ZERO;
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? type.max() : type.min();
        }
        return type.saturate(new BigDecimal(value).setScale(0, rounding).toBigInteger());
    }

    @Test
    void shouldRoundToFloatAsAsked() {
        String source = """
                kernel void f(global float *o, global const long *x, global const double *y) {
                    for (int i = 0; i < 3; i++) {
                        o[8 * i] = convert_float_rte(x[i]); o[8 * i + 1] = convert_float_rtz(x[i]);
                        o[8 * i + 2] = convert_float_rtp(x[i]); o[8 * i + 3] = convert_float_rtn(x[i]);
                        o[8 * i + 4] = convert_float_rte(y[i]); o[8 * i + 5] = convert_float_rtz(y[i]);
                        o[8 * i + 6] = convert_float_rtp(y[i]); o[8 * i + 7] = convert_float_rtn(y[i]);
                    }
                    vstore3(convert_float3((uchar3)(1, 2, 255)), 8, o);
                    o[27] = convert_float(ULONG_MAX);
                }
                kernel void h(global float *o, global const float *x) {
                    ushort memory[8];
                    half *m = (half *)memory;
                    for (int i = 0; i < 6; i++) { vstore_half(x[i], i, m); o[i] = vload_half(i, m); }
                    vstore_half2_rtz(vload2(0, x), 0, m); vstore2(vload_half2(0, m), 3, o);
                    vstorea_half3_rtp((float3)(x[0], x[1], x[2]), 1, m); vstore3(vloada_half3(1, m), 0, o + 8);
                }
                """;
        try (BuiltinProgram program = new BuiltinProgram(source)) {
            long big = (1L << 40) + (1L << 15);
            ByteBuffer found =
                    program.run("f", 128, BuiltinProgram.longs(big, -big, 5), BuiltinProgram.doubles(0.1, -0.1, 1e300));
            float low = 0x1p40f;
            float high = Math.nextUp(low);
            float tenth = 0.1f; // more than 0.1
            float below = Math.nextDown(tenth);
            float[] expected = {
                low,
                low,
                high,
                low,
                tenth,
                below,
                tenth,
                below,
                -low,
                -low,
                -low,
                -high,
                -tenth,
                -below,
                -below,
                -tenth,
                5,
                5,
                5,
                5,
                Float.POSITIVE_INFINITY,
                Float.MAX_VALUE,
                Float.POSITIVE_INFINITY,
                Float.MAX_VALUE,
                1,
                2,
                255,
                0x1p64f
            };
            for (int i = 0; i < expected.length; i++) {
                assertThat(found.getFloat(4 * i)).as("result " + i).isEqualTo(expected[i]);
            }
            double[] x = {1.0009765, -65519, 6e-8, 65520, 0.1, -0.0};
            ByteBuffer halves = program.run("h", 64, BuiltinProgram.floats(x));
            for (int i = 0; i < x.length; i++) {
                assertThat(halves.getFloat(4 * i)).isEqualTo(Float.float16ToFloat(Float.floatToFloat16((float) x[i])));
            }
            assertThat(halves.getFloat(24)).isEqualTo(1);
            assertThat(halves.getFloat(28)).isEqualTo(-65504);
            assertThat(halves.getFloat(32)).isEqualTo(1 + 0x1p-10f);
            assertThat(halves.getFloat(36)).isEqualTo(-65504);
            assertThat(halves.getFloat(40)).isEqualTo(0x1p-23f);
        }
    }
}
