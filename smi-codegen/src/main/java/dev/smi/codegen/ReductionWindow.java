package dev.smi.codegen;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.model.Operation;
import dev.smi.model.Packet;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.List;

/**
 * What the support kernel of a reduction keeps: elements of every other rank, a buffer's worth of each. Stateless.
 *
 * <p>Source: docs/adr/0008-collectives.md.
 */
final class ReductionWindow {

    /** About what the largest FPGAs have on chip. */
    private static final long MOST_BYTES = 32L << 20;

    private ReductionWindow() {}

    /**
     * Reports reductions whose windows fit no FPGA.
     *
     * @param maxRanks ranks that code is generated for
     */
    static void check(List<Endpoint> endpoints, int maxRanks, Diagnostics diagnostics) {
        for (Endpoint endpoint : endpoints) {
            if (endpoint.operation() instanceof Operation.Reduce reduce) {
                long bytes = (long) maxRanks * reduce.bufferSize() * Packet.PAYLOAD_BYTES;
                if (bytes > MOST_BYTES) {
                    diagnostics.error(
                            endpoint.position(),
                            "the window of this reduction takes " + (bytes >> 20) + " MiB on chip, for " + maxRanks
                                    + " ranks with " + reduce.bufferSize() + " packets each; the limit is "
                                    + (MOST_BYTES >> 20) + " MiB: give a smaller asynchronicity degree, or a smaller"
                                    + " maximum number of ranks");
                }
            }
        }
    }
}
