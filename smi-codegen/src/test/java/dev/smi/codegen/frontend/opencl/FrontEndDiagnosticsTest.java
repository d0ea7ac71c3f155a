package dev.smi.codegen.frontend.opencl;

import static dev.smi.codegen.frontend.opencl.Translation.kernel;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The smallest source for each thing that a kernel can get wrong. */
class FrontEndDiagnosticsTest {

    private static final String SEND = "SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, 0, 0, comm);";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "p|54: error: the port is not known at compile time; it names hardware, so give it as a literal, a macro, a"
                        + " const int, or a parameter that every caller gives as one of these",
                "300|54: error: port 300 is not within 0..255; give the channel a port in that range",
                "256|54: error: port 256 is not within 0..255; give the channel a port in that range",
                "0 - 1|54: error: port -1 is not within 0..255; give the channel a port in that range",
                "1 / 0|54: error: the port is not known at compile time; it names hardware, so give it as a literal, a"
                        + " macro, a const int, or a parameter that every caller gives as one of these",
            })
    void shouldReportPorts(String port, String expected) {
        Translation.of(kernel(
                        "SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, 0, " + port + ", comm); SMI_Push(&c, &n);"))
                .assertReports("k.cl:3:" + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p|the element type is not known at compile time; give one of SMI_INT, SMI_FLOAT, SMI_DOUBLE, SMI_CHAR,"
                        + " SMI_SHORT",
                "0|there is no element type 0; give one of SMI_INT, SMI_FLOAT, SMI_DOUBLE, SMI_CHAR, SMI_SHORT",
                "6|there is no element type 6; give one of SMI_INT, SMI_FLOAT, SMI_DOUBLE, SMI_CHAR, SMI_SHORT",
            })
    void shouldReportTypes(String type, String expected) {
        Translation.of(kernel("SMI_Channel c = SMI_Open_send_channel(n, " + type + ", 0, 0, comm);"))
                .assertReports("k.cl:3:42: error: " + expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "p|the asynchronicity degree is not known at compile time; it sizes a buffer, so give it as a literal, a"
                        + " macro or a const int",
                "-1|asynchronicity degree -1 is not within 0..458752, which is a buffer of 65536 packets of int; give a"
                        + " smaller one, or 0 for the default",
                "458753|asynchronicity degree 458753 is not within 0..458752, which is a buffer of 65536 packets of int;"
                        + " give a smaller one, or 0 for the default",
            })
    void shouldReportDegrees(String degree, String expected) {
        Translation.of(kernel("SMI_Channel c = SMI_Open_send_channel_ad(n, SMI_INT, 0, 0, comm, " + degree + ");"))
                .assertReports("k.cl:3:66: error: " + expected);
    }

    private static final String WHICH =
            "cannot tell which channel this is; pass the address of a variable that a call of SMI_Open_... initializes, in"
                    + " this function or in one that calls it";

    @Test
    void shouldReportAChannelThatNobodyOpened() {
        Translation.of(kernel("SMI_Channel c; SMI_Push(&c, &n);")).assertReports("k.cl:3:25: error: " + WHICH);
    }

    @Test
    void shouldReportAChannelFromNowhere() {
        Translation.of(kernel("SMI_Push((SMI_Channel *)0, &n);")).assertReports("k.cl:3:10: error: " + WHICH);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SMI_Channel c = p ? A : B; SMI_Push(&c, &n);",
                "SMI_Channel c; if (p) c = A; else c = B; SMI_Push(&c, &n);",
                "SMI_Channel c = A; while (n--) { SMI_Push(&c, &n); c = B; }",
                "SMI_Channel c = A; for (;;) { if (p) { c = B; break; } c = A; } SMI_Push(&c, &n);",
                "SMI_Channel c = A; switch (p) { case 1: c = B; } SMI_Push(&c, &n);",
                "SMI_Channel c = A; if (p) goto out; c = B; out: SMI_Push(&c, &n);",
                "SMI_Channel c[2]; c[0] = A; c[1] = B; SMI_Push(&c[p], &n);",
                "SMI_Channel c[2]; c[0] = A; c[1] = B; for (int i = 0; i < 2; i++) SMI_Push(&c[i], &n);",
                "SMI_Channel c = A, d = B; SMI_Push(p ? &c : &d, &n);",
                "SMI_Channel c = A, d = B; SMI_Channel *q = &c; if (p) q = &d; SMI_Push(q, &n);",
            })
    void shouldReportWhatCanBeTwoChannels(String body) {
        Translation translation = Translation.of("#define A SMI_Open_send_channel(n, SMI_INT, 0, 0, comm)\n"
                + "#define B SMI_Open_send_channel(n, SMI_CHAR, 0, 1, comm)\n" + kernel(body));

        assertThat(translation.diagnostics())
                .singleElement()
                .asString()
                .contains("this can be more than one channel: push of ")
                .endsWith("; the port has to be known at compile time, so use a variable for each, or a call in each"
                        + " branch");
    }

    @Test
    void shouldReportAPointerThatMoves() {
        Translation.of(kernel("SMI_Channel c[2]; c[0] = SMI_Open_send_channel(n, SMI_INT, 0, 0, comm);"
                        + " SMI_Channel *q = c; while (p--) q++; SMI_Push(q, &n);"))
                .assertReports("k.cl:3:119: error: " + WHICH);
    }

    @Test
    void shouldReportAPopOnASendChannel() {
        Translation.of(kernel(SEND + " SMI_Pop(&c, &n);"))
                .assertReports("k.cl:3:64: error: SMI_Pop on a channel that was opened for push on port 0; open it with"
                        + " SMI_Open_receive_channel");
    }

    @Test
    void shouldReportAPushOnAReceiveChannel() {
        Translation.of(kernel("SMI_Channel c = SMI_Open_receive_channel(n, SMI_INT, 0, 7, comm);"
                        + " SMI_Push_flush(&c, &n, 1);"))
                .assertReports(
                        "k.cl:3:67: error: SMI_Push_flush on a channel that was opened for pop on port 7; open it"
                                + " with SMI_Open_send_channel");
    }

    @ParameterizedTest
    @CsvSource({
        "float v, float",
        "double v, double",
        "long v, long",
        "char v[4], char",
        "float4 v, float __attribute__((ext_vector_type(4)))"
    })
    void shouldReportElementsOfAnotherType(String declaration, String element) {
        String data = declaration.contains("[") ? "v" : "&v";
        String before = declaration + "; " + SEND + " SMI_Push(&c, ";
        Translation.of(kernel(before + data + ");"))
                .assertReports("k.cl:3:" + (before.length() + 1)
                        + ": error: SMI_Push on port 0 takes elements of type int, but this points to " + element
                        + "; open the channel for that type, or pass a pointer to int (cast to void * if its bits are"
                        + " meant)");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"uint v; | &v", "int v[4]; | v + 1", "float v; | (void *)&v", "int2 v[2]; | (int *)v"})
    void shouldAcceptElementsOfTheSameSize(String declaration, String data) {
        Translation.of(kernel(declaration + SEND + " SMI_Push(&c, " + data + ");"))
                .assertReports();
    }

    @Test
    void shouldReportWhatAMacroMakesWhereTheMacroIsUsed() {
        Translation.of("#define OPEN(port) SMI_Open_send_channel(n, SMI_INT, 0, port, comm)\n"
                        + kernel("\tSMI_Channel c = OPEN(p), d = OPEN(256);\nSMI_Pop(&d, &n);"))
                .assertReports(
                        "k.cl:4:23: error: the port is not known at compile time; it names hardware, so give it as a literal,"
                                + " a macro, a const int, or a parameter that every caller gives as one of these",
                        "k.cl:4:36: error: port 256 is not within 0..255; give the channel a port in that range");
    }

    @Test
    void shouldNameTheMacroThatIsWrongInItself() {
        Translation.of("#define OPEN SMI_Open_send_channel(n, SMI_INT, 0, 256, comm)\n"
                        + kernel("SMI_Channel c = OPEN;"))
                .assertReports(
                        "k.cl:4:17: error: port 256 is not within 0..255; give the channel a port in that range (in"
                                + " macro OPEN)");
    }

    @Test
    void shouldReportRecursion() {
        Translation.of("#include <smi.h>\nvoid f(SMI_Channel *c, int n) { SMI_Push(c, &n); if (n) f(c, n - 1); }\n"
                        + kernel(SEND + " f(&c, n);"))
                .assertReports(
                        "k.cl:2:57: error: function f calls itself and uses channels; hardware has no call stack,"
                                + " write it as a loop");
    }

    @Test
    void shouldReportAFunctionThatIsDefinedElsewhere() {
        Translation.of("#include <smi.h>\nvoid f(SMI_Channel *c);\n" + kernel(SEND + " f(&c);"))
                .assertReports(
                        "k.cl:5:64: error: function f gets a channel but has no definition here; define it in this"
                                + " source or in a header");
    }

    @Test
    void shouldReportAPortThatOneCallerDoesNotKnow() {
        Translation.of("#include <smi.h>\nvoid f(int port, SMI_Comm comm) { SMI_Channel c ="
                        + " SMI_Open_send_channel(1, SMI_INT, 0, port, comm); }\n" + kernel("f(1, comm); f(p, comm);"))
                .assertReports(
                        "k.cl:2:88: error: the port is not known at compile time; it names hardware, so give it as a"
                                + " literal, a macro, a const int, or a parameter that every caller gives as one of these");
    }

    @Test
    void shouldReportAPortThatIsChanged() {
        Translation.of("#include <smi.h>\nvoid f(int port, SMI_Comm comm) { port++; SMI_Channel c ="
                        + " SMI_Open_send_channel(1, SMI_INT, 0, port, comm); }\n" + kernel("f(1, comm);"))
                .assertReports(
                        "k.cl:2:96: error: the port is not known at compile time; it names hardware, so give it as a"
                                + " literal, a macro, a const int, or a parameter that every caller gives as one of these");
    }

    @Test
    void shouldReportVersionsWithoutEnd() {
        StringBuilder text = new StringBuilder("#include <smi.h>\nvoid f0(int port, SMI_Comm comm) { SMI_Channel c ="
                + " SMI_Open_send_channel(1, SMI_INT, 0, port % 200, comm); }\n");
        for (int i = 1; i < 12; i++) {
            text.append("void f%d(int port, SMI_Comm comm) { f%d(2 * port, comm); f%d(2 * port + 1, comm); }\n"
                    .formatted(i, i - 1, i - 1));
        }
        Translation translation = Translation.of(text + kernel("f11(0, comm);"));

        assertThat(translation.diagnostics())
                .isNotEmpty()
                .allMatch(d -> d.message().contains("more than 1000 versions of functions"));
    }

    @Test
    void shouldReportOperatorsThatCannotBeBuilt() {
        Translation.of(kernel("SMI_RChannel c = SMI_Open_reduce_channel(n, SMI_INT, (SMI_Op)n, 0, 0, comm);"))
                .assertReports(
                        "k.cl:3:54: error: the operator is not known at compile time; give one of SMI_ADD, SMI_MAX,"
                                + " SMI_MIN");
        Translation.of(kernel("SMI_RChannel c = SMI_Open_reduce_channel(n, SMI_INT, 7, 0, 0, comm);"))
                .assertReports("k.cl:3:54: error: there is no operator 7; give one of SMI_ADD, SMI_MAX, SMI_MIN");
    }

    @Test
    void shouldReportBothElementsOfAnotherType() {
        Translation.of(kernel("SMI_GatherChannel c = SMI_Open_gather_channel(n, n, SMI_INT, 0, 0, comm);\n"
                        + "float a; char b; SMI_Gather(&c, &a, &b);"))
                .assertReports(
                        "k.cl:4:33: error: SMI_Gather on port 0 takes elements of type int, but this points to float; open"
                                + " the channel for that type, or pass a pointer to int (cast to void * if its bits are"
                                + " meant)",
                        "k.cl:4:37: error: SMI_Gather on port 0 takes elements of type int, but this points to char; open"
                                + " the channel for that type, or pass a pointer to int (cast to void * if its bits are"
                                + " meant)");
    }

    @Test
    void shouldReportWrongArguments() {
        Translation.of(kernel(SEND + " SMI_Push(&c);"))
                .assertReports("k.cl:3:75: error: too few arguments to function call, expected 2, have 1");
    }

    @Test
    void shouldReportFunctionsOfOneMacroThatNeedDifferentVersions() {
        Translation translation =
                Translation.of("#include <smi.h>\n#define BOTH void f(SMI_Channel *c, int v) { SMI_Push(c, &v); }"
                        + " void g(SMI_Channel *c, int v) { SMI_Push(c, &v); }\nBOTH\n"
                        + kernel(SEND + " SMI_Channel d = SMI_Open_send_channel(n, SMI_INT, 0, 1, comm);"
                                + " f(&c, 1); f(&d, 1); g(&c, 1);"));
        translation.assertReports("k.cl:3:1: error: a macro makes several functions here, of which some are called with"
                + " different channels, or never; make each by a macro of its own (in macro BOTH)");
    }

    @Test
    void shouldRefuseAnExpansionThatIsNotWhatTheMacroMeans() {
        // the two minus signs would be one token
        Translation.of("#define NEG(c, x) (SMI_Push(&c, &n), -x)\n" + kernel(SEND + " p = NEG(c, -1);"))
                .assertReports("k.cl:3:1: error: function k uses a macro that makes SMI calls and cannot be expanded"
                        + " safely; put parentheses around the macro's parameters");
    }
}
