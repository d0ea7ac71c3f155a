package dev.smi.codegen.frontend.opencl;

import static dev.smi.codegen.frontend.opencl.Translation.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels on their way from where they are opened to where they are used. */
class ChannelFlowTest {

    private static final String MACROS = """
            #define A SMI_Open_send_channel(n, SMI_INT, 0, 0, comm)
            #define B SMI_Open_send_channel(n, SMI_CHAR, 0, 1, comm)
            #define C SMI_Open_receive_channel(n, SMI_SHORT, 0, 2, comm)
            """;

    /** The push and pop functions that a kernel calls, in order. */
    private static String uses(String functions, String body) {
        String text = Translation.of(MACROS + "#include <smi.h>\n" + functions + kernel("void *v = 0;" + body))
                .body();
        StringBuilder uses = new StringBuilder();
        Matcher m = Pattern.compile("SMI_(Push|Pop)_(\\d)_\\w+(?=\\()").matcher(text);
        while (m.find()) {
            uses.append(uses.isEmpty() ? "" : " ").append(m.group(2));
        }
        return uses.toString();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SMI_Channel c = A; SMI_Push(&c, v);",
                "SMI_Channel c; c = A; SMI_Push(&c, v);",
                "SMI_Channel c = B; c = A; SMI_Push(&c, v);",
                "SMI_Channel c = A, d = c; SMI_Push(&d, v);",
                "SMI_Channel c = A, d; d = c; SMI_Push(&d, v);",
                "SMI_Channel c; if (p) c = A; else c = A; SMI_Push(&c, v);",
                "SMI_Channel c; if (p) { c = A; } SMI_Push(&c, v);",
                "SMI_Channel c; if (p) { c = B; return; } else { c = A; } SMI_Push(&c, v);",
                "SMI_Channel c[2] = { B, A }; SMI_Push(&c[1], v);",
                "SMI_Channel c[2] = { B, A }; SMI_Push(c + 1, v);",
                "SMI_Channel c[2] = { B, A }; SMI_Channel *q = &c[1]; SMI_Push(q, v);",
                "SMI_Channel c[2] = { B, A }; SMI_Channel *q = c; SMI_Push(q + 1, v);",
                "SMI_Channel c[2] = { B, A }; SMI_Push(1 + c, v);",
                "SMI_Channel c[3]; const int k = 2; c[k] = A; SMI_Push(&(c)[1 + 1], v);",
                "SMI_Channel c[2]; c[0] = A; c[1] = c[0]; SMI_Push(&c[p], v);",
                "SMI_Channel c[2][2]; c[1][0] = B; c[0][1] = A; SMI_Push(&c[0][1], v);",
                "struct { SMI_Channel a, b; } s = { A, B }; SMI_Push(&s.a, v);",
                "struct { SMI_Channel a, b; } s = { .b = B, .a = A }, t = s, *q = &t; SMI_Push(&q->a, v);",
                "struct { SMI_Channel a[2]; } s; s.a[1] = A; SMI_Push(&s.a[1], v);",
                "SMI_Channel c = A; do { SMI_Push(&c, v); } while (n--);",
                "SMI_Channel c = A; p = n ? (SMI_Push(&c, v), 1) : 0;",
                "SMI_Channel c; if ((c = A, p) && n) SMI_Push(&c, v);",
                "SMI_Channel c = A; for (SMI_Push(&c, v); n; n--) ;",
                "SMI_Channel c = A; SMI_Channel *q; q = p ? &c : &c; SMI_Push((SMI_Channel *)(q), v);",
                "const int ports[2] = { 5, 0 }; SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, 0, ports[1], comm);"
                        + " SMI_Push(&c, v);",
                "while (n--) { SMI_Channel c = A; SMI_Push(&c, v); }",
            })
    void shouldFollowAChannelWithinAKernel(String body) {
        assertThat(uses("", body)).isEqualTo("0");
    }

    @Test
    void shouldFollowAVariableThatIsUsedAgain() {
        assertThat(uses("", "SMI_Channel c = A; SMI_Push(&c, v); c = B; SMI_Push(&c, v); c = C; SMI_Pop(&c, v);"))
                .isEqualTo("0 1 2");
    }

    @Test
    void shouldFollowBranchesThatOpenDifferentPorts() {
        assertThat(uses("", "SMI_Channel c; if (p) { c = A; SMI_Push(&c, v); } else { c = B; SMI_Push(&c, v); }"))
                .isEqualTo("0 1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "void f(SMI_Channel *c, void *v) { SMI_Push(c, v); }|SMI_Channel c = A; f(&c, v);",
                "void f(SMI_Channel c, void *v) { SMI_Push(&c, v); }|SMI_Channel c = A; f(c, v);",
                "void f(SMI_Channel *c, void *v) { SMI_Push(c + 1, v); }|SMI_Channel c[3]; c[2] = A; f(&c[1], v);",
                "void f(SMI_Channel c[], void *v) { SMI_Push(&c[1], v); }|SMI_Channel c[3]; c[1] = A; f(c, v);",
                "void f(SMI_Channel *c, void *v) { SMI_Channel *q = c, d = *q; SMI_Push(&d, v); }|SMI_Channel c = A; f(&c, v);",
                "void f(SMI_Channel *c, int n, SMI_Comm comm) { *c = A; }|SMI_Channel c; f(&c, n, comm); SMI_Push(&c, v);",
                "void f(SMI_Channel *c, int n, SMI_Comm comm) { c[1] = A; }|SMI_Channel c[4]; f(c + 2, n, comm); SMI_Push(&c[3], v);",
                "SMI_Channel f(int n, SMI_Comm comm) { return A; }|SMI_Channel c = f(n, comm); SMI_Push(&c, v);",
                "SMI_Channel *f(SMI_Channel *c) { int n = 0; if (n) SMI_Push(c, 0); return c + 1; }"
                        + "|SMI_Channel c[2] = { A, A }; SMI_Push(f(c), v);",
                "struct e { SMI_Channel a; }; void f(struct e *e, void *v) { SMI_Push(&e->a, v); }"
                        + "|struct e e; e.a = A; f(&e, v);",
                "struct e { SMI_Channel a; }; struct e f(int n, SMI_Comm comm) { struct e e; e.a = A; return e; }"
                        + "|struct e e = { A }; SMI_Push(&e.a, v);",
            })
    void shouldFollowAChannelThroughAFunction(String functionsAndBody) {
        int bar = functionsAndBody.indexOf('|');
        assertThat(uses(functionsAndBody.substring(0, bar) + "\n", functionsAndBody.substring(bar + 1)))
                .matches("0( 0)?");
    }

    @Test
    void shouldWriteAFunctionOnceForEachChannel() {
        String function = "static void f(SMI_Channel *c, int x)\n{\n    SMI_Push(c, &x);\n}\n";
        Translation translation = Translation.of("#include <smi.h>\n" + function
                + "__kernel void k(SMI_Comm comm) {\nSMI_Channel a = SMI_Open_send_channel(2, SMI_INT, 0, 0, comm);\n"
                + "SMI_Channel b = SMI_Open_send_channel(2, SMI_INT, 0, 1, comm);\nf(&a, 1); f(&b, 2); f(&a, 3); }\n");

        assertThat(translation.body()).isEqualTo("""
                #include <smi.h>
                /* f_1: push of int on port 0 */
                #line 2 "k.cl"
                static void f_1(SMI_Channel *c, int x)
                {
                    SMI_Push_0_int(c, &x);
                }
                /* f_2: push of int on port 1 */
                #line 2 "k.cl"
                static void f_2(SMI_Channel *c, int x)
                {
                    SMI_Push_1_int(c, &x);
                }
                #line 6 "k.cl"
                __kernel void k(SMI_Comm comm) {
                SMI_Channel a = SMI_Open_send_channel_0_int(2, SMI_INT, 0, 0, comm);
                SMI_Channel b = SMI_Open_send_channel_1_int(2, SMI_INT, 0, 1, comm);
                f_1(&a, 1); f_2(&b, 2); f_1(&a, 3); }
                """);
    }

    @Test
    void shouldWriteAFunctionOnceForEachPortTypeAndDegree() {
        Translation translation = Translation.of("#include <smi.h>\n"
                + "void g(int port, int type, int degree, int count, SMI_Comm comm) {"
                + " SMI_Channel c = SMI_Open_send_channel_ad(count, type, 0, port, comm, degree); void *v = 0; SMI_Push(&c, v); }\n"
                + "void f(int port, int count, SMI_Comm comm) { g(port * 2, SMI_SHORT, 100, count, comm); }\n"
                + kernel("f(1, 10, comm); f(1, 20, comm); f(2, n, comm); g(9, SMI_CHAR, 0, 5, comm);"));

        assertThat(translation.body())
                .contains("f_1(1, 10, comm); f_1(1, 20, comm); f_2(2, n, comm); g_3(9, SMI_CHAR, 0, 5, comm);")
                .contains("void f_2(int port, int count, SMI_Comm comm) { g_2(port * 2");
        assertThat(translation.endpoints())
                .containsExactlyInAnyOrder("push 2 short 8 in k", "push 4 short 8 in k", "push 9 char 16 in k");
    }

    @Test
    void shouldRenameDeclarationsAndAvoidNamesThatAreTaken() {
        Translation translation = Translation.of("""
                #include <smi.h>
                void f(SMI_Channel *c);
                int f_1;
                __kernel void k(SMI_Comm comm) {
                    SMI_Channel a = SMI_Open_receive_channel(2, SMI_INT, 0, 0, comm);
                    SMI_Channel b = SMI_Open_receive_channel(2, SMI_INT, 0, 1, comm);
                    f(&a); f(&b);
                }
                void f(SMI_Channel *c) { int x; SMI_Pop(c, &x); }
                """);

        assertThat(translation.body())
                .contains("void f_1_(SMI_Channel *c); void f_2(SMI_Channel *c);\nint f_1;\n")
                .contains("f_1_(&a); f_2(&b);");
    }

    @Test
    void shouldLeaveOutAFunctionThatNoKernelCalls() {
        assertThat(Translation.of("#include <smi.h>\nvoid f(SMI_Channel *c) {\n int x; SMI_Pop(c, &x);\n}\nint g;\n")
                        .text())
                .isEqualTo("#include <smi.h>\n/* f is left out: no kernel calls it */\n\n\nint g;\n");
    }

    @Test
    void shouldAttributeEndpointsToTheKernelsThatReachThem() {
        Translation translation = Translation.of("""
                #include <smi.h>
                void f(SMI_Comm comm, int port) { SMI_Channel c = SMI_Open_send_channel(1, SMI_INT, 0, port, comm); }
                __kernel void a(SMI_Comm comm) { f(comm, 1); }
                __kernel void b(SMI_Comm comm) { f(comm, 2); }
                """);

        assertThat(translation.endpoints()).containsExactly("push 1 int 16 in a", "push 2 int 16 in b");
    }

    @Test
    void shouldUnderstandWaysToGiveAPort() {
        assertThat(Translation.of(
                                "#include <smi.h>\n__constant int FIVE = 5;\nenum { SIX = 6 };\n"
                                        + kernel(
                                                "SMI_Channel c = SMI_Open_send_channel(1, SMI_INT, 0, FIVE, comm);"
                                                        + " SMI_Channel d = SMI_Open_send_channel(1, SMI_INT, 0, SIX, comm);"
                                                        + " SMI_Channel e = SMI_Open_send_channel(1, SMI_INT, 0, sizeof(int) * 2 - 1, comm);"
                                                        + " SMI_Channel f = SMI_Open_send_channel(1, SMI_INT, 0, 1 ? 'A' - 57 : p, comm);"))
                        .endpoints())
                .containsExactly(
                        "push 5 int 16 in k", "push 6 int 16 in k", "push 7 int 16 in k", "push 8 int 16 in k");
    }
}
