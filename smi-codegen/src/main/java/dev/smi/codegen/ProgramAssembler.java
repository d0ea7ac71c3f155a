package dev.smi.codegen;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.model.Operation;
import dev.smi.model.Program;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes one program description of the endpoints of all its sources. Stateless. */
final class ProgramAssembler {

    private ProgramAssembler() {}

    /**
     * The description of a program.
     *
     * @param diagnostics takes endpoints that cannot be in one program; the first of them is kept
     */
    static Program assemble(List<Endpoint> endpoints, CodegenOptions options, Diagnostics diagnostics) {
        List<Endpoint> kept = new ArrayList<>();
        for (Endpoint endpoint : endpoints) {
            if (kept.stream().noneMatch(earlier -> isSame(earlier, endpoint))
                    && isCompatible(kept, endpoint, options, diagnostics)) {
                kept.add(endpoint);
            }
        }
        List<Operation> operations = kept.stream().map(Endpoint::operation).toList();
        return new Program(operations, options.readLimit(), options.maxRanks(), options.flowControl());
    }

    /** A channel may be opened again and again, as long as one kernel does it: the hardware endpoint is the same. */
    private static boolean isSame(Endpoint a, Endpoint b) {
        return a.operation().equals(b.operation()) && a.kernel().equals(b.kernel());
    }

    private static boolean isCompatible(
            List<Endpoint> kept, Endpoint endpoint, CodegenOptions options, Diagnostics diagnostics) {
        for (Endpoint earlier : kept) {
            Optional<Program.Clash> clash =
                    Program.clash(earlier.operation(), endpoint.operation(), options.flowControl());
            if (clash.isPresent()) {
                diagnostics.error(endpoint.position(), explain(earlier, endpoint));
                return false;
            }
        }
        return true;
    }

    private static String explain(Endpoint earlier, Endpoint endpoint) {
        return "port " + endpoint.operation().port() + " is taken: " + earlier.position() + " opens it for "
                + describe(earlier) + ", this for " + describe(endpoint)
                + "; an endpoint belongs to one kernel, with one type and one degree: use another port";
    }

    private static String describe(Endpoint endpoint) {
        return endpoint.operation().type() + " of "
                + endpoint.operation().dataType().cName() + ", "
                + endpoint.operation().bufferSize() + " packets, in " + endpoint.kernel();
    }
}
