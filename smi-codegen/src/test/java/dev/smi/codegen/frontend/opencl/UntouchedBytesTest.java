package dev.smi.codegen.frontend.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever a source looks like, taking back what was inserted and renamed gives its bytes again. */
class UntouchedBytesTest {

    /** Pieces of a kernel's body, in all the ways that people write. */
    private static final List<String> PIECES = List.of(
            "SMI_Push(&c, &n);",
            "SMI_Push\t( & c ,\n  &n )\t;",
            "\tSMI_Push_flush(&c, &n, 1);",
            "/* SMI_Push(&c, &n); \u00e9\u4e2d\ud83d\ude00 */",
            "// SMI_Pop \u00fc \\\n still a comment",
            "n = n; ;;",
            "if (n) SMI_Pop(&d, &n); else { SMI_Push(&c, &n); }",
            "printf(\"SMI_Push(&c) \u00e9 \\\" %d\", n);",
            "#pragma unroll\nfor (; 0;) ;",
            "#if 0\nSMI_Push(&c, );\n#endif",
            "#define UNUSED(x) SMI_Push(x, x)",
            "for (int i = 0; i < n; i++) { SMI_Push(&c, &i); }",
            "\f\u000b",
            "{ SMI_Channel e = SMI_Open_send_channel_ad(n, SMI_INT, 0, 2, comm, 10); }");

    @Provide
    Arbitrary<String> bodies() {
        Arbitrary<String> separator = Arbitraries.of("\n", "\r\n", "\n\n\t", " \n");
        return Arbitraries.of(PIECES)
                .flatMap(p -> separator.map(s -> s + p + s))
                .list()
                .ofMaxSize(12)
                .map(l -> String.join("", l));
    }

    @Property(tries = 150, seed = "7")
    void shouldKeepEveryByteThatIsNoName(
            @ForAll("bodies") String body, @ForAll boolean isCrLf, @ForAll boolean endsInTheLine) {
        String text = (isCrLf ? "" : "\ufeff") + "#include <smi.h>\n"
                + "__kernel void k(int n, SMI_Comm comm) {\n"
                + "SMI_Channel c = SMI_Open_send_channel(n, SMI_INT, 0, 0, comm), d;\n"
                + "  d=SMI_Open_receive_channel(n,SMI_INT,0,0,comm);" + body + "}" + (endsInTheLine ? "" : "\n");
        String source = isCrLf ? text.replace("\r\n", "\n").replace("\n", "\r\n") : text;
        byte[] bytes = source.getBytes(StandardCharsets.UTF_8);

        Translation translation = Translation.of(new SourceFile(Path.of("k.cl"), bytes), Preprocessing.NONE);

        assertThat(translation.diagnostics()).isEmpty();
        assertThat(restored(translation.result().rewritten().bytes())).isEqualTo(bytes);
    }

    /** Takes back insertions, which are whole lines, and renamings. */
    private static byte[] restored(byte[] rewritten) {
        String text = new String(rewritten, StandardCharsets.ISO_8859_1);
        String without = text.replaceAll(
                        "(?m)^(?:SMI_Channel|void) SMI_\\w+\\((?:int count|SMI_Channel \\*chan)[^\n\r]*\\);\n", "")
                .replaceAll("(?m)^#line \\d+ \"k.cl\"\n", "")
                .replaceAll("\\b(SMI_(?:Push_flush|Push|Pop|Open_\\w+?_channel(?:_ad)?))_\\d+_(?:int|char)\\b", "$1");
        return without.getBytes(StandardCharsets.ISO_8859_1);
    }
}
