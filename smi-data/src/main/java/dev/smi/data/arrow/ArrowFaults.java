package dev.smi.data.arrow;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;

/**
 * What is wrong with Arrow data, said in the name of where it is from. Immutable.
 *
 * @param name the file as the user named it, or what else the data is called
 */
record ArrowFaults(String name) {

    DiagnosticException fault(String message) {
        return new DiagnosticException(SourcePosition.of(name), message);
    }

    DiagnosticException truncated(long needed, long there) {
        return fault("ends at byte " + there + ", and what it says of itself needs " + needed
                + "; it was not written or copied to its end, so write or copy it again");
    }

    DiagnosticException malformed(String what) {
        return fault(what + ", which Arrow's format does not allow; write the file again");
    }
}
