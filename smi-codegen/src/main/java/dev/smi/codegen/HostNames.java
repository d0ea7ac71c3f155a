package dev.smi.codegen;

import dev.smi.hls.HostProgram;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names of functions in the host header. Stateless. */
final class HostNames {

    private HostNames() {}

    /** @throws DiagnosticException if the functions of two programs would have one name */
    static void check(List<HostProgram> programs) {
        Map<String, String> names = new HashMap<>();
        for (HostProgram program : programs) {
            String other = names.put(program.identifier(), program.name());
            if (other != null) {
                throw new DiagnosticException(
                        SourcePosition.of(GeneratedProgram.HOST_FILE),
                        "programs " + other + " and " + program.name() + " would both be SmiInit_"
                                + program.identifier() + " in C; rename one of their sources");
            }
        }
    }
}
