package dev.smi.codegen;

import dev.smi.codegen.emit.RunAhead;
import dev.smi.codegen.frontend.Endpoint;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the two ends of a port have to agree on, in whichever programs they are: a sender counts the packets that its
 * receiver has room for. Stateless.
 */
final class BufferAgreement {

    private BufferAgreement() {}

    /**
     * Compares the buffers of sending and receiving endpoints.
     *
     * @param endpoints of all programs of a run
     * @param diagnostics takes the first disagreement of each endpoint
     */
    static void check(List<Endpoint> endpoints, Diagnostics diagnostics) {
        Map<Port, Endpoint> firstOfPort = new HashMap<>();
        for (Endpoint endpoint : endpoints) {
            Endpoint first = firstOfPort.putIfAbsent(endpoint.operation().port(), endpoint);
            if (first == null) {
                continue;
            }
            if (first.operation().fits(endpoint.operation())) {
                continue;
            }
            if (first.operation().bufferSize() != endpoint.operation().bufferSize()) {
                diagnostics.error(endpoint.position(), explain(first, endpoint));
            } else {
                diagnostics.error(
                        endpoint.position(),
                        "port " + endpoint.operation().port() + " is used for " + describe(endpoint.operation())
                                + " here, but for " + describe(first.operation()) + " at " + first.position()
                                + "; all ranks call the same collective on a port");
            }
        }
    }

    private static String describe(Operation operation) {
        String operator = operation instanceof Operation.Reduce reduce
                ? " (" + reduce.operator().id() + ")"
                : "";
        return operation.type() + operator + " of " + operation.dataType().cName();
    }

    private static String explain(Endpoint first, Endpoint second) {
        return "the ends of port " + second.operation().port() + " disagree about its buffer: "
                + second.operation().bufferSize() + " packets here, "
                + first.operation().bufferSize() + " at " + first.position()
                + "; give all of them the same type and asynchronicity degree";
    }

    /** How far the senders of each port are promised to run ahead: the largest promise that one of its ends makes. */
    static RunAhead runAhead(List<Endpoint> endpoints) {
        Map<Port, Long> packets = new HashMap<>();
        endpoints.forEach(e -> packets.merge(e.operation().port(), e.runAheadPackets(), Math::max));
        return new RunAhead(packets);
    }
}
