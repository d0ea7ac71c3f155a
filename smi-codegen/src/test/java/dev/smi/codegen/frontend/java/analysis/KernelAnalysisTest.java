package dev.smi.codegen.frontend.java.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is understood of statements. */
class KernelAnalysisTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "byte x = 5; x += 3.5f;|byte x = <byte>5; x +f= 3.5float;",
                "short s = (short) n; char c = 'a'; int d = s + c;|final short s = (short)n; final char c = 97char;"
                        + " final int d = (<int>s +i <int>c);",
                "long l = n << 3L; l >>>= n;|long l = <long>(n <<i 3long); l >>>l= n;",
                "f[n] = n / 2 + 1.5f;|f[n] = (<float>(n /i 2) +f 1.5float);",
                "int x = -2147483648; double y = 0x1p-3;|final int x = -2147483648; final double y = 0.125double;",
                "int x = n > 0 ? 1 : 'b';|final int x = <int>((n >i 0) ? <char>1 : 98char);",
                "byte q = (byte) n; int x = n > 0 ? q : 200;|final byte q = (byte)n;"
                        + " final int x = ((n >i 0) ? <int>q : 200);",
                "boolean t = n == 3 & !(f[0] < 1); if (t) b[0]++;|final boolean t = ((n ==i 3) &b NOT((f[0] <f <float>1)));"
                        + " if (t) b[0]++;",
                "int x; if (n > 0) x = 1; else x = 2; b[x] = ~x;|int x; if ((n >i 0)) x = 1; else x = 2;"
                        + " b[x] = COMPLEMENT(x);",
                "for (int i = 0, j = n; i < j; i++, j--) { if (i == 3) continue; b[i] = j; }|for (int i = 0; int j = n;"
                        + " (i <i j); [i++, j--]) {if ((i ==i 3)) continue; b[i] = j;}",
                "o: while (true) { do { break o; } while (n > 0); }|o: while (true) {do {break o;} while ((n >i 0));}",
                "b[0] = Math.max(n, 3) + Integer.bitCount(n); f[0] = Math.fma(f[1], f[2], n);|b[0] = (max.int[n, 3] +i"
                        + " bitCount.int[n]); f[0] = fma.float[f[1], f[2], <float>n];",
                "b[0] = Math.floorMod(5L * n, 7);|b[0] = <int>floorMod.long[(5long *l <long>n), <long>7];",
                "int r = world.rank() + world.size(); b[r] = Integer.MAX_VALUE;|final int r = (rank +i size);"
                        + " b[r] = MAX_VALUE;",
                "int[] a = new int[4]; float[][] g = {{1, 2}, {3, n}}; a[0] = g.length + g[0].length + a.length;|int[4]"
                        + " a[4]; float[2, 2] g[] = [<float>1, <float>2, <float>3, <float>n]; a[0] = ((2 +i 2) +i 4);",
            })
    void shouldTypeExpressions(String source, String expected) {
        assertThat(Reading.ofBody(source).kernel()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "switch (n) { case 1: case 2: b[0] = 1; case 3: b[0] = 2; break; default: b[0] = 3; }|switch (n) [1,"
                        + " 2]{b[0] = 1; b[0] = 2;} [3]{b[0] = 2;} default[]{b[0] = 3;}",
                "int x = switch (n) { case 1, 'b' -> 5; case 2 -> { int t = n; yield t; } default -> 0; }; b[0] = x;|int"
                        + " x; switch (n) [1, 98]{x = 5;} [2]{final int t = n; x = t;} default[]{x = 0;} b[0] = x;",
                "int x = switch (n) { case 1: yield 3; default: for (;;) { if (n > 3) yield 4; } }; b[0] = x;|int x;"
                        + " chosen: switch (n) [1]{x = 3;} default[]{for ( ; []) {if ((n >i 3)) {x = 4; break chosen;}}}"
                        + " b[0] = x;",
                "switch (n) { case 1 -> b[0] = 1; default -> {} }|switch (n) [1]{b[0] = 1;} default[]{}",
                "int[] a = {1, 2, 3}; for (int v : a) b[v] = v;|int[3] a[] = [1, 2, 3]; for (int vIndex = 0; (vIndex <i"
                        + " 3); [vIndex++]) {final int v = a[vIndex]; b[v] = v;}",
                "int[][] a = new int[2][3]; for (long v : a[n++]) b[0] += v;|int[2, 3] a[2, 3]; {final int row = n++; for"
                        + " (int vIndex = 0; (vIndex <i 3); [vIndex++]) {final long v = <long>a[row][vIndex];"
                        + " b[0] +l= v;}}",
                "var c = world.openSend(DataType.INT, n, 1, 3, 16); c.push(n); c.flush(); c.push(b, 0, n);|c = SEND(int, n,"
                        + " 1, 3:3, 16); c <<! n; c <> b[0+n];",
                "ReduceChannel c = world.openReduce(DataType.FLOAT, n, ReduceOperator.MAX, 7, 0); f[0] = c.reduce(f[1]);|c"
                        + " = REDUCE(float, n, 0, 7:7, MAX); f[0] = c(f[1]);",
                "GatherChannel c = world.openGather(DataType.SHORT, n, n + 1, 7, 0); b[0] = c.gather((short) n);|c ="
                        + " GATHER(short, n/(n +i 1), 0, 7:7); b[0] = <int>c((short)n);",
                "ReceiveChannel c = world.openReceive(DataType.CHAR, n, 1, 3); b[0] = c.popByte() + c.popByte();|c ="
                        + " RECEIVE(byte, n, 1, 3:3); b[0] = (<int>c() +i <int>c());",
            })
    void shouldUnderstandStatements(String source, String expected) {
        assertThat(Reading.ofBody(source).kernel()).isEqualTo(expected);
    }
}
