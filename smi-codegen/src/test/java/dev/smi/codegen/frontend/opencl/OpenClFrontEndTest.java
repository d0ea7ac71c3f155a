package dev.smi.codegen.frontend.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.hls.HlsRenderer;
import dev.smi.hls.Target;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostics;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OpenClFrontEndTest {

    private final Diagnostics diagnostics = new Diagnostics();
    private final OpenClFrontEnd frontEnd = new OpenClFrontEnd(new HlsRenderer(Target.INTEL_OPENCL).header());

    private TranslatedSource translate(String text) {
        return translate(text, Preprocessing.NONE);
    }

    private TranslatedSource translate(String text, Preprocessing preprocessing) {
        SourceFile source = new SourceFile(Path.of("k.cl"), text.getBytes(StandardCharsets.UTF_8));
        return frontEnd.translate(source, preprocessing, diagnostics);
    }

    /** A kernel with the given body, which begins at line 3, column 1. */
    private static String kernel(String body) {
        return "#include <smi.h>\n__kernel void k(int n, int p, SMI_Comm comm) {\n" + body + "\n}\n";
    }

    private static String text(TranslatedSource translated) {
        return new String(translated.rewritten().bytes(), StandardCharsets.UTF_8);
    }

    private void assertReports(String... expected) {
        assertThat(diagnostics.all()).extracting(Diagnostic::toString).containsExactly(expected);
    }

    @Test
    void shouldFindOperationsAndTheirPlaces() {
        TranslatedSource translated =
                translate(kernel("SMI_Channel c = SMI_Open_send_channel(n, SMI_SHORT, p, 7, comm);"));

        assertReports();
        Endpoint endpoint = translated.endpoints().getFirst();
        assertThat(endpoint.operation()).isEqualTo(new Operation.Push(new Port(7), DataType.SHORT, 16));
        assertThat(endpoint.kernel()).isEqualTo("k");
        assertThat(endpoint.position()).hasToString("k.cl:3:17");
    }

    @Test
    void shouldLeaveASourceWithoutSmiAsItIs() {
        String text = "/* \u00e9 */\r\n__kernel void k(__global int *a) {\r\n\ta[0] = 1; }";
        assertThat(text(translate(text))).isEqualTo(text);
        assertReports();
    }

    @Test
    void shouldKeepEveryByteThatIsNoSmiCall() {
        String text =
                kernel("\tSMI_Channel c=SMI_Open_send_channel(n,SMI_INT,p,0,comm);\r\n  SMI_Push (&c,&n); // SMI_Push");

        assertThat(text(translate(text))).isEqualTo("""
                        #include <smi.h>
                        SMI_Channel SMI_Open_send_channel_0_int(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
                        void SMI_Push_0_int(SMI_Channel *chan, void *data);
                        #line 2 "k.cl"
                        __kernel void k(int n, int p, SMI_Comm comm) {
                        \tSMI_Channel c=SMI_Open_send_channel_0_int(n,SMI_INT,p,0,comm);\r
                          SMI_Push_0_int (&c,&n); // SMI_Push
                        }
                        """);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "const int q = 5; | q",
                "const int a = 2; const int b = a * 2 + 1; | b",
                "| (5)",
                "| 1 + 4",
                "const int a = 10; | a / 2",
                "const char a = 5; | (int) a",
            })
    void shouldWorkOutPorts(String before, String port) {
        TranslatedSource translated = translate(kernel((before == null ? "" : before)
                + "SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, p, " + port + ", comm);"));

        assertReports();
        assertThat(translated.endpoints())
                .extracting(e -> e.operation().port().value())
                .containsExactly(5);
    }

    @Test
    void shouldTakeAPortFromAnEnumeration() {
        TranslatedSource translated = translate("enum ports { FIVE = 5 };\n"
                + kernel("SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, p, FIVE, comm);"));

        assertReports();
        assertThat(translated.endpoints().getFirst().operation().port()).isEqualTo(new Port(5));
    }

    @Test
    void shouldTakePortsAndTypesFromMacros() {
        String text =
                kernel("SMI_Channel c = SMI_Open_receive_channel(n, TYPE, p, PORT, comm); double d; SMI_Pop(&c, &d);");
        TranslatedSource translated =
                translate(text, new Preprocessing(List.of(), Map.of("TYPE", "SMI_DOUBLE", "PORT", "8")));

        assertReports();
        assertThat(text(translated)).contains("SMI_Pop_8_double(&c, &d)");
    }

    @Test
    void shouldFollowAChannelThroughItsVariable() {
        TranslatedSource translated = translate(kernel("""
                SMI_Channel c[2], d;
                c[0] = SMI_Open_send_channel(n, SMI_INT, p, 3, comm);
                d = SMI_Open_send_channel(n, SMI_CHAR, p, 4, comm);
                for (char i = 0; i < n; i++) { int v = i; SMI_Push(&c[0], &v); SMI_Push(&(d), &i); SMI_Push(c, &v); }
                """));

        assertReports();
        assertThat(text(translated))
                .contains("SMI_Push_3_int(&c[0], &v)")
                .contains("SMI_Push_4_char(&(d), &i)")
                .contains("SMI_Push_3_int(c, &v)");
    }

    @Test
    void shouldFindHeadersInTheGivenDirectories(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("ports.h"), "#define PORT 11\n");
        String text =
                "#include \"ports.h\"\n" + kernel("SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, p, PORT, comm);");

        TranslatedSource translated = translate(text, new Preprocessing(List.of(directory), Map.of()));

        assertReports();
        assertThat(translated.endpoints().getFirst().operation().port()).isEqualTo(new Port(11));
    }

    @Test
    void shouldPutDeclarationsBeforeAKernelThatSharesItsLine() {
        TranslatedSource translated =
                translate("#include <smi.h>\nint f(void) { return 1; } __kernel void k(SMI_Comm c) "
                        + "{ SMI_Channel s = SMI_Open_send_channel(1, SMI_INT, 0, 0, c); }\n");

        assertReports();
        assertThat(text(translated))
                .contains("int f(void) { return 1; } \nSMI_Channel SMI_Open_send_channel_0_int(")
                .contains("#line 2 \"k.cl\"\n__kernel void k(SMI_Comm c)");
    }

    @Test
    void shouldReportWhatClangRejects() {
        translate("#include <smi.h>\n#include \"missing.h\"\n__kernel void k() {}\n");
        assertReports("k.cl:2:10: error: 'missing.h' file not found");
    }

    @Test
    void shouldReportSyntaxErrorsOnly() {
        translate(kernel("SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, 0, p, comm) int"));
        assertThat(diagnostics.all()).allMatch(d -> !d.message().contains("port"));
        assertThat(diagnostics.hasErrors()).isTrue();
    }
}
