package dev.smi.codegen.frontend;

import dev.smi.model.Operation;
import dev.smi.model.diagnostic.SourcePosition;

/**
 * A channel that a kernel opens, and so a hardware endpoint of the program.
 *
 * @param operation what is opened, on which port
 * @param degree the asynchronicity degree in elements, 0 if none is given
 * @param kernel the kernel that opens it, perhaps in a function that it calls
 * @param position where
 */
public record Endpoint(Operation operation, long degree, String kernel, SourcePosition position) {

    /** Packets that the sender may run ahead of the receiver, which is what the degree promises. */
    public long runAheadPackets() {
        return operation.dataType().packets(degree);
    }
}
