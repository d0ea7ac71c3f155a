package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Comments out the inclusion of the generated device source, which sources for the reference implementation have: the
 * generated source is compiled beside them, and does not exist yet while they are read. No line moves. Stateless.
 */
final class DeviceInclude {

    private static final Pattern DIRECTIVE = Pattern.compile(
            "^([ \\t]*)(#[ \\t]*include[ \\t]*[\"<](?:[^\">\\r\\n]*/)?" + Pattern.quote(FrontEnd.DEVICE_FILE)
                    + "[\">])",
            Pattern.MULTILINE);

    private DeviceInclude() {}

    /** The source without the inclusion; the source itself if it has none. */
    static SourceFile removeFrom(SourceFile source) {
        // one char for each byte, whatever the encoding
        String text = new String(source.bytes(), StandardCharsets.ISO_8859_1);
        String changed = DIRECTIVE.matcher(text).replaceAll("$1// $2");
        return changed.equals(text)
                ? source
                : new SourceFile(source.path(), changed.getBytes(StandardCharsets.ISO_8859_1));
    }
}
