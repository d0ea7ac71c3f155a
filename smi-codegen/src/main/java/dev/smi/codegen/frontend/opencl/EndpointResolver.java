package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.diagnostic.Diagnostics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Finds out which operation every SMI call of a source belongs to: an opening call says so itself, a push or pop by the
 * variable that holds its channel. One use; not thread-safe.
 */
final class EndpointResolver {

    private final Diagnostics diagnostics;
    /** What each variable holds; empty for a channel whose opening call was reported. */
    private final Map<String, List<Optional<Operation>>> byVariable = new HashMap<>();

    private final List<Endpoint> endpoints = new ArrayList<>();

    EndpointResolver(Diagnostics diagnostics) {
        this.diagnostics = diagnostics;
    }

    /** The endpoints that were found, in order of position. */
    List<Endpoint> endpoints() {
        return endpoints;
    }

    /** The operation that an opening call opens, or empty after a report. */
    Optional<Operation> open(SmiCall call) {
        Optional<Operation> operation = operation(call);
        operation.ifPresent(o -> endpoints.add(new Endpoint(o, call.caller(), call.position())));
        call.holder()
                .flatMap(EndpointResolver::variable)
                .ifPresent(id ->
                        byVariable.computeIfAbsent(id, _ -> new ArrayList<>()).add(operation));
        return operation;
    }

    private Optional<Operation> operation(SmiCall call) {
        Optional<DataType> type = dataType(call);
        Optional<Port> port = port(call);
        if (type.isEmpty() || port.isEmpty()) {
            return Optional.empty();
        }
        int buffer = Operation.DEFAULT_BUFFER_PACKETS;
        return Optional.of(
                call.function() == SmiFunction.OPEN_SEND
                        ? new Operation.Push(port.get(), type.get(), buffer)
                        : new Operation.Pop(port.get(), type.get(), buffer));
    }

    private Optional<DataType> dataType(SmiCall call) {
        AstNode argument = call.call().arguments().get(call.function().typeArgument());
        Optional<DataType> type = argument.constant().isPresent()
                ? DataType.ofCode(argument.constant().getAsLong())
                : Optional.empty();
        if (type.isEmpty()) {
            diagnostics.error(
                    argument.position(),
                    "the element type has to be a constant, one of SMI_INT, SMI_FLOAT, SMI_DOUBLE, SMI_CHAR, SMI_SHORT");
        }
        return type;
    }

    private Optional<Port> port(SmiCall call) {
        AstNode argument = call.call().arguments().get(call.function().portArgument());
        OptionalLong value = argument.constant();
        if (value.isEmpty()) {
            diagnostics.error(
                    argument.position(),
                    "the port is not known at compile time; it names hardware, so give it as a literal, a macro or a"
                            + " const int");
            return Optional.empty();
        }
        if (value.getAsLong() < 0 || value.getAsLong() > Port.MAX) {
            diagnostics.error(
                    argument.position(),
                    "port " + value.getAsLong() + " is not within 0.." + Port.MAX
                            + "; give the channel a port in that range");
            return Optional.empty();
        }
        return Optional.of(new Port((int) value.getAsLong()));
    }

    /** The operation that a push or pop belongs to, or empty after a report. */
    Optional<Operation> use(SmiCall call) {
        AstNode argument = call.call().arguments().getFirst();
        List<Optional<Operation>> candidates =
                variable(argument).map(byVariable::get).orElse(List.of());
        if (candidates.isEmpty()) {
            diagnostics.error(
                    argument.position(),
                    "cannot tell which channel this is; pass the address of a variable that a call of SMI_Open_..."
                            + " initializes in the same function");
            return Optional.empty();
        }
        if (candidates.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        Operation first = candidates.getFirst().orElseThrow();
        if (candidates.stream().flatMap(Optional::stream).anyMatch(c -> !c.equals(first))) {
            diagnostics.error(
                    argument.position(),
                    "this variable holds channels of different ports or types; use one variable for each");
            return Optional.empty();
        }
        if (!first.type().equals(call.function().operation())) {
            diagnostics.error(
                    call.position(),
                    call.function().cName() + " on a channel that was opened for " + first.type() + " on port "
                            + first.port());
            return Optional.empty();
        }
        return Optional.of(first);
    }

    /** The variable that an expression names, takes the address of, or takes an element of. */
    private static Optional<String> variable(AstNode expression) {
        if (expression.kind() == Kind.VARIABLE) {
            return Optional.of(expression.declaration());
        }
        return expression
                .tree()
                .filter(node -> node.kind() == Kind.REFERENCE)
                .map(AstNode::declaration)
                .findFirst();
    }
}
