package dev.smi.codegen.frontend.opencl;

import static dev.smi.codegen.frontend.opencl.Translation.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.io.TextFiles;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SMI calls that macros make, and functions with channels in headers. */
class MacroAndHeaderTest {

    private static final String SEND = "SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, 0, 3, comm);";

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "PUSH(c, v) SMI_Push(&c, &v)|PUSH(c, n);|SMI_Push_3_int(&c, &n);",
                "PUSH(c, v) SMI_Push(&c, &v)|if (p) PUSH(c, n); else PUSH( c , p );|if (p) SMI_Push_3_int(&c, &n); else"
                        + " SMI_Push_3_int(&c, &p);",
                "PUSH SMI_Push|PUSH(&c, &n);|SMI_Push_3_int(&c, &n);",
                "PUSH(x) (SMI_Push x)|PUSH((&c, &n));|(SMI_Push_3_int (&c, &n));",
                "CAT(a, b) a##b|CAT(SMI_, Push)(&c, &n);|SMI_Push_3_int(&c, &n);",
                "SAME(x) x|SAME(SMI_Push(&c, &n));|SAME(SMI_Push_3_int(&c, &n));",
                "TWICE(x) x; x|TWICE(SMI_Push(&c, &n));|TWICE(SMI_Push_3_int(&c, &n));",
                "TO(c, x) SMI_Push(&c, &x)|p = (TO(c, n), 1) ? 2 : 3;|p = (SMI_Push_3_int(&c, &n), 1) ? 2 : 3;",
                "NOTHING|NOTHING SMI_Push NOTHING (&c, &n);|NOTHING SMI_Push_3_int NOTHING (&c, &n);",
                "SAY(c) SMI_Push(&c, &n); printf(\"SMI_Push %d\\n\", n)|SAY(c);"
                        + "|SMI_Push_3_int(&c, &n); printf(\"SMI_Push %d\\n\", n);",
                "LOOP(c) _Pragma(\"unroll\") for (int i = 0; i < n; i++) SMI_Push(&c, &i)|LOOP(c);"
                        + "|_Pragma(\"unroll\") for (int i = 0; i < n; i++) SMI_Push_3_int(&c, &i);",
                "MANY(f, ...) f(&c, ##__VA_ARGS__)|MANY(SMI_Push, &n);|MANY(SMI_Push_3_int, &n);",
            })
    void shouldRewriteWhatAMacroMakes(String macro, String use, String expected) {
        assertThat(Translation.of("#define " + macro + "\n" + kernel(SEND + "\n" + use))
                        .body())
                .contains(", comm);\n" + expected + "\n");
    }

    @ParameterizedTest
    @CsvSource({"#include \"smi_generated_device.cl\"", " # include <gen/smi_generated_device.cl> /* é */"})
    void shouldLeaveOutTheDeviceSourceThatOldSourcesInclude(String directive) {
        assertThat(Translation.of(directive + "\n" + kernel(SEND)).text())
                .startsWith(directive.replace("#", "// #") + "\n#include <smi.h>\n");
    }

    @Test
    void shouldExpandAMacroWithDifferentPortsAndTypes() {
        String text = Translation.of("""
                #include <smi.h>
                #define TO(port, type, smi_type) do { \\
                    SMI_Channel to = SMI_Open_send_channel(n, smi_type, 0, port, comm); \\
                    for (int i = 0; i < n; i++) { type value = i; SMI_Push(&to, &value); } } while (0)
                __kernel void k(int n, SMI_Comm comm) {
                    TO(1, int, SMI_INT); TO(2, char,
                       SMI_CHAR); // both
                }
                """).body();

        assertThat(text)
                .contains("SMI_Push_1_int(&to, &value)")
                .contains("SMI_Push_2_char(&to, &value)")
                .endsWith("\n; // both\n}\n"); // as many lines as before
    }

    @Test
    void shouldRewriteKernelsAndFunctionsThatMacrosMake() {
        Translation translation = Translation.of("""
                #include <smi.h>
                #define SENDER(name, port) __kernel void name(int n, SMI_Comm comm) { \\
                    SMI_Channel to = SMI_Open_send_channel(n, SMI_INT, 0, port, comm); put(&to, n); }
                #define PUT(name) static void name(SMI_Channel *c, int x) { SMI_Push(c, &x); }
                PUT(put)
                SENDER(a, 1) SENDER(b, 2)
                """);

        assertThat(translation.body())
                .contains(
                        "/* put_1: push of int on port 1 */\n#line 5 \"k.cl\"\nstatic void put_1(SMI_Channel *c, int x)"
                                + " { SMI_Push_1_int(c, &x); }\n")
                .contains("put_2(&to, n); }");
        assertThat(translation.endpoints()).containsExactly("push 1 int 16 in a", "push 2 int 16 in b");
    }

    @Test
    void shouldRewriteWithinTheToolsOwnMacros() {
        assertThat(Translation.of("#define NEXT(c, v) (SMI_Pop(&c, &v), v)\nchannel int own;\n"
                                + kernel("SMI_Channel c = SMI_Open_receive_channel(n, SMI_INT, 0, 1, comm);\n"
                                        + "write_channel_intel(own, NEXT(c, n));"))
                        .text())
                .contains("write_channel_intel(own, (SMI_Pop_1_int(&c, &n), n));");
    }

    private Translation withHeaders(String source, String... namesAndTexts) {
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            TextFiles.write(directory.resolve(namesAndTexts[i]), namesAndTexts[i + 1]);
        }
        Path file = directory.resolve("k.cl");
        TextFiles.write(file, source);
        return Translation.of(
                new SourceFile(file, source.getBytes(StandardCharsets.UTF_8)),
                new Preprocessing(List.of(directory.resolve("inc")), Map.of()));
    }

    private static final String PUT = "static void put(SMI_Channel *c, int v) { SMI_Push(c, &v); }\n";

    @Test
    void shouldPutAHeaderWithChannelsInThePlaceOfItsInclusion() {
        String text = withHeaders(
                        "#include <smi.h>\n  #include \"put.h\" // to push\n" + kernel(SEND + " put(&c, 1);"),
                        "put.h",
                        "/* \u00e9 */\r\n" + PUT)
                .text();

        assertThat(text).startsWith("""
                #include <smi.h>
                \s\s
                #line 1 "put.h"
                /* \u00e9 */\r
                void SMI_Push_3_int(SMI_Channel *chan, void *data);
                #line 2 "put.h"
                static void put(SMI_Channel *c, int v) { SMI_Push_3_int(c, &v); }
                #line 2 "k.cl"
                 // to push
                #include <smi.h>
                """);
    }

    @Test
    void shouldLeaveOtherHeadersAlone() {
        String source = "#include <smi.h>\n#include \"macros.h\"\n#include <consts.h>\n"
                + kernel("SMI_Channel c = OPEN(PORT); PUSH(c, n);");
        String text = withHeaders(source, "macros.h", """
                        #define OPEN(p) SMI_Open_send_channel(n, SMI_INT, 0, p, comm)
                        #define PUSH(c, v) SMI_Push(&c, &v)
                        static int other(int a) { return a; }
                        """, "inc/consts.h", "#define PORT 9\n")
                .text();

        assertThat(text)
                .startsWith("#include <smi.h>\n#include \"macros.h\"\n#include <consts.h>\n")
                .contains(
                        "SMI_Channel c = SMI_Open_send_channel_9_int(n, SMI_INT, 0, 9, comm); SMI_Push_9_int(&c, &n);");
    }

    @Test
    void shouldFollowInclusionsOfInclusions() {
        String text = withHeaders(
                        "#include <smi.h>\n#include <lib/all.h>\n#include <lib/put.h>\n"
                                + kernel(SEND + " put(&c, N);"),
                        "inc/lib/all.h",
                        "#pragma once\n#include \"put.h\"\n#include \"n.h\"\n",
                        "inc/lib/put.h",
                        "#ifndef PUT_H\n#define PUT_H\n#include \"put.h\"\n" + PUT + "#endif\n",
                        "inc/lib/n.h",
                        "#define N 4\n")
                .text();

        assertThat(text)
                .doesNotContain("#include \"put.h\"")
                .doesNotContain("#include \"n.h\"")
                .contains("#define N 4");
        assertThat(text.split("SMI_Push_3_int\\(c", -1)).hasSize(2);
    }

    @Test
    void shouldIncludeAHeaderAgainWithOtherMacros() {
        String text = withHeaders("""
                        #include <smi.h>
                        #define NAME a
                        #define PORT 1
                        #include "sender.h"
                        #undef NAME
                        #undef PORT
                        #define NAME b
                        #define PORT 2
                        #include "sender.h"
                        """, "sender.h", """
                        __kernel void NAME(int n, SMI_Comm comm) {
                            SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, 0, PORT, comm); SMI_Push(&c, &n); }
                        """).text();

        assertThat(text).contains("SMI_Push_1_int(&c").contains("SMI_Push_2_int(&c");
    }

    @Test
    void shouldReportFaultsWhereTheyAreInHeaders() {
        Translation translation = withHeaders(
                "#include <smi.h>\n#include \"put.h\"\n" + kernel("SMI_Channel c; put(&c, 1);\nSMI_Pop(&c, &n);"),
                "put.h",
                "\n" + PUT);

        assertThat(translation.diagnostics())
                .extracting(d -> d.position().toString())
                .containsExactlyInAnyOrder(directory.resolve("put.h") + ":2:51", directory.resolve("k.cl") + ":6:9");
    }

    @Test
    void shouldReportAHeaderThatIsMissing() {
        withHeaders("#include <smi.h>\n#include \"none.h\"\n")
                .assertReports(directory.resolve("k.cl") + ":2:10: error: 'none.h' file not found");
    }
}
