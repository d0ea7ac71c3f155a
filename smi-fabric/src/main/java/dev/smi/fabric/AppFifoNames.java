package dev.smi.fabric;

import dev.smi.model.Operation;

/**
 * Names of the FIFOs between applications and support kernels. Source: docs/design/smi-spec.md, section 3. Stateless.
 */
final class AppFifoNames {

    private AppFifoNames() {}

    static String toSupport(Operation operation) {
        return switch (operation) {
            case Operation.Reduce _ -> name(operation, "reduce_send");
            case Operation.Push _, Operation.Pop _, Operation.Broadcast _, Operation.Scatter _, Operation.Gather _ ->
                name(operation, operation.type());
        };
    }

    static String fromSupport(Operation operation) {
        return switch (operation) {
            case Operation.Reduce _ -> name(operation, "reduce_recv");
            case Operation.Push _, Operation.Pop _, Operation.Broadcast _, Operation.Scatter _, Operation.Gather _ ->
                name(operation, "result");
        };
    }

    private static String name(Operation operation, String key) {
        return operation.type() + "_" + operation.port() + "_" + key;
    }
}
