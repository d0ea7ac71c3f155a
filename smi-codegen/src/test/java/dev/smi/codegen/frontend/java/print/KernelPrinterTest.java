package dev.smi.codegen.frontend.java.print;

import static dev.smi.codegen.frontend.java.print.Ir.add;
import static dev.smi.codegen.frontend.java.print.Ir.at;
import static dev.smi.codegen.frontend.java.print.Ir.binary;
import static dev.smi.codegen.frontend.java.print.Ir.buffer;
import static dev.smi.codegen.frontend.java.print.Ir.cast;
import static dev.smi.codegen.frontend.java.print.Ir.channel;
import static dev.smi.codegen.frontend.java.print.Ir.compound;
import static dev.smi.codegen.frontend.java.print.Ir.constant;
import static dev.smi.codegen.frontend.java.print.Ir.count;
import static dev.smi.codegen.frontend.java.print.Ir.declare;
import static dev.smi.codegen.frontend.java.print.Ir.implicit;
import static dev.smi.codegen.frontend.java.print.Ir.increment;
import static dev.smi.codegen.frontend.java.print.Ir.kernel;
import static dev.smi.codegen.frontend.java.print.Ir.math;
import static dev.smi.codegen.frontend.java.print.Ir.number;
import static dev.smi.codegen.frontend.java.print.Ir.open;
import static dev.smi.codegen.frontend.java.print.Ir.perform;
import static dev.smi.codegen.frontend.java.print.Ir.pop;
import static dev.smi.codegen.frontend.java.print.Ir.read;
import static dev.smi.codegen.frontend.java.print.Ir.set;
import static dev.smi.codegen.frontend.java.print.Ir.times;
import static dev.smi.codegen.frontend.java.print.Ir.unit;
import static dev.smi.codegen.frontend.java.print.Ir.variable;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.java.ir.BinaryOperator;
import dev.smi.codegen.frontend.java.ir.ChannelKind;
import dev.smi.codegen.frontend.java.ir.Expression;
import dev.smi.codegen.frontend.java.ir.Scalar;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.codegen.frontend.java.ir.Type;
import dev.smi.codegen.frontend.java.ir.Variable;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Small kernels, as the front end would give them, and their C. */
class KernelPrinterTest {

    private final Variable a = constant("a", Scalar.INT);
    private final Variable b = constant("b", Scalar.INT);
    private final Variable x = constant("x", Scalar.FLOAT);
    private final Variable out = buffer("out", Scalar.INT);
    private final Variable floats = buffer("floats", Scalar.FLOAT);
    private final Variable world = constant("world", new Type.Communicator());

    /** The statements of a kernel, without marks. */
    private List<String> body(Statement... statements) {
        String text = KernelPrinter.print(unit(kernel(List.of(a, b, x, out, floats, world), statements)), "T.java")
                .text();
        return text.substring(text.indexOf("{\n", text.indexOf("__kernel")) + 2, text.lastIndexOf("}"))
                .lines()
                .map(l -> l.replaceFirst(" // \\d+$", "").strip())
                .filter(l -> !l.startsWith("(void)"))
                .toList();
    }

    private String value(Expression value) {
        Variable target = value.type() == Scalar.FLOAT ? floats : out;
        return body(set(at(target, number(0)), value)).getLast().replaceFirst("^\\w+\\[0\\] = (.*);$", "$1");
    }

    @Test
    void shouldComputeWithoutSignsWhatMayOverflow() {
        assertThat(value(add(times(read(a), number(31)), read(b)))).isEqualTo("(int)((uint)a * 31u + (uint)b)");
        assertThat(value(binary(times(read(a), number(-1640531527)), BinaryOperator.SHIFT_RIGHT_UNSIGNED, number(28))))
                .isEqualTo("(int)((uint)a * 0x9E3779B9u >> 28)"
                        .replace("(uint)a * 0x9E3779B9u", "((uint)a * 0x9E3779B9u)"));
    }

    @Test
    void shouldComputePlainlyWhatCannotOverflow() {
        Expression low = binary(read(a), BinaryOperator.AND, number(255));
        assertThat(value(add(times(low, number(3)), number(1)))).isEqualTo("(a & 0xFF) * 3 + 1");
        assertThat(value(add(new Expression.Rank(world), number(1)))).isEqualTo("SMI_Comm_rank(world) + 1");
        assertThat(value(binary(read(a), BinaryOperator.REMAINDER, number(7)))).isEqualTo("a % 7");
    }

    @Test
    void shouldDivideAsJavaDoes() {
        assertThat(value(binary(read(a), BinaryOperator.DIVIDE, read(b)))).isEqualTo("java_divide_int(a, b)");
        assertThat(value(binary(read(a), BinaryOperator.DIVIDE, number(4)))).isEqualTo("a / 4");
    }

    @Test
    void shouldSaturateFloatsThatBecomeWholeNumbers() {
        assertThat(value(cast(Scalar.INT, read(x)))).isEqualTo("convert_int_sat(x)");
    }

    @Test
    void shouldTakeRootsOfFloatsAsFloats() {
        Expression root = math(Scalar.DOUBLE, "sqrt", implicit(Scalar.DOUBLE, read(x)));
        assertThat(value(cast(Scalar.FLOAT, root))).isEqualTo("sqrt(x)");
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.1f", "1e10, 1e10f", "16777216, 1.6777216e7f", "-2.5, -2.5f", "Infinity, INFINITY", "NaN, NAN"})
    void shouldWriteFloatsThatReadBackTheSame(double number, String expected) {
        assertThat(value(number((float) number))).isEqualTo(expected);
    }

    @Test
    void shouldCountPlainlyWhatALoopBounds() {
        Variable i = variable("i", Scalar.INT);
        Variable matches = variable("matches", Scalar.INT);
        assertThat(body(
                        declare(matches, number(0)),
                        count(i, read(a), perform(increment(read(matches)))),
                        set(at(out, number(0)), read(matches))))
                .containsExactly(
                        "int matches = 0;", "for (int i = 0; i < a; i++) {", "matches++;", "}", "out[0] = matches;");
    }

    @Test
    void shouldWrapACounterThatNothingBounds() {
        assertThat(body(perform(increment(at(out, number(0)))))).containsExactly("out[0] = (int)((uint)out[0] + 1u);");
    }

    @Test
    void shouldConvertWhatAnOperatorAssigns() {
        Variable small = variable("small", Scalar.BYTE);
        assertThat(body(
                        declare(small, number(Scalar.BYTE, 1L)),
                        perform(compound(read(small), BinaryOperator.ADD, read(a)))))
                .contains("small = (char)((uint)small + (uint)a);");
    }

    @Test
    void shouldPopInTheOrderOfTheSource() {
        Variable in = channel("in", ChannelKind.RECEIVE, Scalar.INT);
        assertThat(body(
                        open(in, number(2), number(0), number(1), world),
                        set(at(out, number(0)), binary(pop(in), BinaryOperator.SUBTRACT, pop(in)))))
                .containsExactly(
                        "SMI_Channel in = SMI_Open_receive_channel(2, SMI_INT, 0, 1, world);",
                        "int popped;",
                        "SMI_Pop(&in, &popped);",
                        "int popped2;",
                        "SMI_Pop(&in, &popped2);",
                        "out[0] = (int)((uint)popped - (uint)popped2);");
    }

    @Test
    void shouldGiveVariablesOtherNamesWhereCHasThem() {
        Variable generated = variable("SMI_Comm", Scalar.INT);
        Variable keyword = variable("uint", Scalar.INT);
        assertThat(body(
                        declare(generated, read(a)),
                        declare(keyword, read(generated)),
                        set(at(out, number(0)), read(keyword))))
                .containsExactly("int xSMI_Comm = a;", "int uint_ = xSMI_Comm;", "out[0] = uint_;");
    }

    @Test
    void shouldKnowWhichMethodsAndNamesThereAre() {
        assertThat(KernelPrinter.knows("max", Scalar.FLOAT)).isTrue();
        assertThat(KernelPrinter.knows("addExact", Scalar.INT)).isFalse();
        assertThat(KernelPrinter.isReserved("half")).isTrue();
        assertThat(KernelPrinter.isReserved("ring")).isFalse();
    }
}
