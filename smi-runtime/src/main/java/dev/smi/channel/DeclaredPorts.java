package dev.smi.channel;

import dev.smi.model.Operation;
import dev.smi.model.Program;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The ports that communication kernels were made for, as on hardware: no channel can use another one. Immutable.
 *
 * @param program declares them
 * @param source where it is from, for messages: {@code -Dsmi.ports=build/stencil.json}
 */
public record DeclaredPorts(Program program, String source) {

    /**
     * Looks for what a channel needs.
     *
     * @param wanted the channel's operation
     * @throws IllegalArgumentException if there is no such operation on the port, or it has another type, buffer or
     *     operator
     */
    void require(Operation wanted) {
        Optional<Operation> declared = program.operations().stream()
                .filter(o -> o.port().equals(wanted.port()) && o.type().equals(wanted.type()))
                .findFirst();
        if (declared.isEmpty()) {
            throw new IllegalArgumentException("port " + wanted.port() + " has no " + wanted.type() + "; " + source
                    + " declares " + all() + ". Channels through communication kernels need their ports declared;"
                    + " -Dsmi.fabric=direct does without");
        }
        if (!declared.get().equals(wanted)) {
            throw new IllegalArgumentException("a channel is opened for " + words(wanted) + ", but " + source
                    + " declares " + words(declared.get())
                    + "; the buffer follows from the asynchronicity degree, 16 packets without one");
        }
    }

    private String all() {
        String operations = program.operations().stream()
                .map(o -> o.type() + " " + o.port())
                .collect(Collectors.joining(", "));
        return operations.isEmpty() ? "none" : operations;
    }

    private static String words(Operation operation) {
        String operator = operation instanceof Operation.Reduce reduce
                ? " by " + reduce.operator().id()
                : "";
        return operation.type() + operator + " of " + operation.dataType().smiName() + " on port " + operation.port()
                + " with a buffer of " + operation.bufferSize() + " packets";
    }
}
