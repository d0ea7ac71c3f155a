package dev.smi.codegen.frontend.java.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.java.ir.Function;
import dev.smi.codegen.frontend.java.ir.Hints;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.codegen.frontend.java.ir.NamedConstant;
import dev.smi.codegen.frontend.java.ir.OnChipFifo;
import dev.smi.codegen.frontend.java.ir.Statement;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is around kernels: the host's part of the file, other classes, comments, versions of helpers. */
class LanguageTest {

    @TempDir
    Path directory;

    @Test
    void shouldReadPastWhateverTheHostIsWrittenIn() {
        KernelUnit unit = Reading.of("""
                        package a.b;
                        import module java.base;
                        import static org.missing.Foo.*;
                        import org.gone.Bar;
                        import org.gone.pkg.*;
                        import dev.smi.*;
                        import dev.smi.kernel.Kernel;
                        /// What *it* does.
                        public final class K extends Bar implements Runnable {
                            record P(int x, int y) {}
                            sealed interface S permits A, B {}
                            record A(int v) implements S {}
                            record B(P p) implements S {}
                            enum E { X { int f() { return 1; } }; int f() { return 0; } }
                            static int choose(Object o) {
                                return switch (o) {
                                    case A(int v) when v > 3 -> v;
                                    case B(P(var x, _)) -> x;
                                    case String s -> s.length();
                                    case null, default -> 0;
                                };
                            }
                            static String text = \"""
                                 hello \\
                                 there\""";
                            K() { int q = 1; super(); }
                            static void unnamed() {
                                for (var _ : List.of(1)) {}
                                try { choose(1); } catch (Exception _) {}
                                BiFunction<Integer, Integer, Integer> f = (_, _) -> 1;
                            }
                            @Kernel static void k(int[] b) { int _ = b[0]++; b[0] = 1_0; }
                            class Inner<T extends @Deprecated Object> { <U> void m(U... us) { new ArrayList<>() {{ add(1); }}; } }
                            void main() { IO.println(text); }
                        }
                        """).understood();

        assertThat(unit.owner()).isEqualTo("K");
        assertThat(unit.comments()).containsExactly("What *it* does.");
        assertThat(IrText.of(unit.functions().getFirst())).isEqualTo("b[0]++; b[0] = 10;");
    }

    @Test
    void shouldFindConstantsAndHelpersOfOtherClasses() {
        TextFiles.write(directory.resolve("src/a/Sizes.java"), """
                package a;
                interface Sizes { int ROWS = 4 * Inner.TWO; class Inner { static final int TWO = 2; }
                  static int twice(int x) { return x * Inner.TWO; } }
                """);
        TextFiles.write(directory.resolve("lib/c/Ports.java"), """
                package c;
                import dev.smi.model.DataType;
                public class Ports extends Base { public static final int UP = FIRST + 1; public static final DataType TYPE = DataType.FLOAT; }
                class Base { static final byte FIRST = 'c' - 'a'; }
                """);
        Reading reading = Reading.of(
                directory.resolve("src/a/K.java"), """
                package a;
                import static c.Ports.*;
                import static dev.smi.model.DataType.INT;
                import static java.lang.Math.*;
                import c.Ports;
                import dev.smi.Communicator;
                import dev.smi.kernel.Kernel;
                class K implements Sizes {
                    @Kernel static void k(float[] f, Communicator w) {
                        float[] row = new float[ROWS + 1];
                        var up = w.openSend(Ports.TYPE, row.length, Sizes.twice(1), UP);
                        var down = w.openSend(INT, 1, 0, Ports.FIRST);
                        row[Sizes.Inner.TWO] = max(f[0], (float) PI);
                    }
                }
                """, new Preprocessing(List.of(directory.resolve("lib")), Map.of()));

        assertThat(reading.kernel())
                .isEqualTo("float[9] row[(ROWS +i 1)]; up = SEND(float, 9, twice[1], UP:3); down = SEND(int, 1, 0,"
                        + " <int>FIRST:2); row[TWO] = max.float[f[0], (float)PI];");
        assertThat(reading.understood().constants())
                .extracting(NamedConstant::owner, NamedConstant::name, NamedConstant::value)
                .containsExactly(
                        tuple("Sizes", "ROWS", 8L),
                        tuple("Ports", "UP", 3L),
                        tuple("Inner", "TWO", 2L),
                        tuple("Base", "FIRST", 2L),
                        tuple("Math", "PI", Math.PI));
    }

    @Test
    void shouldSayInWhichFileAFaultIs() {
        TextFiles.write(directory.resolve("H.java"), "class H {\n  static void h() { throw null; }\n}\n");

        Reading reading = Reading.of(
                directory.resolve("K.java"),
                "import dev.smi.kernel.Kernel; class K { @Kernel static void k() { H.h(); } }",
                Preprocessing.NONE);

        reading.assertReports(directory.resolve("H.java") + ":2:21: error: there are no exceptions in hardware; write a"
                + " number to a buffer that tells the host");
    }

    @Test
    void shouldMakeAVersionForEachMemoryAndLength() {
        KernelUnit unit = Reading.ofMembers("""
                        static final int[] T = {1, 2};
                        @Kernel static void k(int[] b) {
                            int[] a = new int[3]; int[][] g = new int[2][5];
                            b[0] += sum(a) + sum(g[1]) + sum(T) + sum(a) + sum(1) + outer(b);
                        }
                        static int outer(int[] x) { return first(x); }
                        static int first(int[] x) { return x[0]; }
                        static int sum(int[] x) { return x.length; }
                        static long sum(long x) { return x; }
                        """).understood();

        assertThat(unit.functions())
                .extracting(
                        Function::name, f -> f.parameters().getFirst().type().toString())
                .containsExactly(
                        tuple("sum", "Array[element=INT, lengths=[3], memory=LOCAL]"),
                        tuple("sum", "Array[element=INT, lengths=[5], memory=LOCAL]"),
                        tuple("sum", "Array[element=INT, lengths=[2], memory=CONSTANT]"),
                        tuple("sum", "LONG"),
                        tuple("first", "Array[element=INT, lengths=[0], memory=BUFFER]"),
                        tuple("outer", "Array[element=INT, lengths=[0], memory=BUFFER]"),
                        tuple("k", "Array[element=INT, lengths=[0], memory=BUFFER]"));
        assertThat(unit.tables()).hasSize(1);
    }

    @Test
    void shouldMakeOneVersionForAllLengthsThatNobodyAsksFor() {
        KernelUnit unit = Reading.ofMembers("""
                        @Kernel static void k(int[] b) {
                            int[] a = new int[3]; int[] c = new int[5];
                            b[0] = last(a, 3) + last(c, 5);
                        }
                        static int last(int[] x, int n) { return x[n - 1] + x[2]; }
                        """).understood();

        assertThat(unit.functions())
                .extracting(
                        Function::name, f -> f.parameters().getFirst().type().toString())
                .containsExactly(
                        tuple("last", "Array[element=INT, lengths=[0], memory=LOCAL]"),
                        tuple("k", "Array[element=INT, lengths=[0], memory=BUFFER]"));
    }

    @Test
    void shouldPassChannelsAndCommunicatorsToHelpers() {
        assertThat(Reading.ofBody(
                                "Communicator w = world; var c = w.openSend(DataType.INT, n, 0, 1); send(c, w);",
                                "\nstatic void send(SendChannel c, Communicator w) { c.push(w.rank()); }")
                        .kernel())
                .isEqualTo("c = SEND(int, n, 0, 1:1); send[c, world];");
    }

    @Test
    void shouldReadFifos() {
        Reading reading = Reading.ofBody(
                "STAGE.write((byte) n); b[0] = K.STAGE.read() + 1; N.IN.write(f[0]);",
                "\nstatic final int DEPTH = 8; static final Fifo.OfByte STAGE = Fifo.ofByte(DEPTH * 2);"
                        + " static class N { static final Fifo.OfDouble IN = Fifo.ofDouble(1); }");

        assertThat(reading.kernel()).isEqualTo("STAGE << (byte)n; b[0] = (<int>STAGE() +i 1); IN << <double>f[0];");
        assertThat(reading.understood().fifos())
                .extracting(OnChipFifo::owner, OnChipFifo::name, OnChipFifo::depth)
                .containsExactly(tuple("K", "STAGE", 16), tuple("N", "IN", 1));
        assertThat(reading.understood().constants()).isEmpty();
    }

    @Test
    void shouldKeepCommentsWhereTheyAre() {
        assertThat(Reading.ofBody("""
                                // one
                                // two
                                n = 1; // behind
                                /* before */ n = 2;
                                if (n > 0) { // in
                                    /*
                                     * long
                                     */
                                    n = 3;
                                }""").kernel())
                .isEqualTo("/*one|two|behind*/ n = 1; /*before*/ n = 2; if ((n >i 0)) {/*in|long*/ n = 3;}");
    }

    @Test
    void shouldReadHints() {
        Statement loop = Reading.ofBody(
                        "for (@Unroll(EIGHT) @Pipeline(interval = 2, independent = true) int i = 0; i < n; i++) b[i] = i;",
                        "\nstatic final int EIGHT = 8;")
                .understood()
                .functions()
                .getFirst()
                .body()
                .statements()
                .getFirst();

        assertThat(((Statement.For) loop).hints()).isEqualTo(new Hints(OptionalInt.of(8), OptionalInt.of(2), true));
    }

    @Test
    void shouldTellThatAnExpressionIsTooDeep() {
        Reading reading = Reading.ofBody("n = " + "(".repeat(20_000) + "n" + ")".repeat(20_000) + ";");

        reading.assertReports("K.java: error: something in this file is nested too deeply to be read; divide long"
                + " expressions into several");
    }
}
