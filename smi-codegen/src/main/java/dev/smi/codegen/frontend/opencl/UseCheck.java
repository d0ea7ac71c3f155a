package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.opencl.AstNode.Kind;
import dev.smi.codegen.frontend.opencl.AstNode.Shape;
import dev.smi.codegen.frontend.opencl.Value.Channel;
import dev.smi.codegen.frontend.opencl.Value.Unknown;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * Checks that a call which uses a channel uses one, and as it was opened. Stateless.
 *
 * @param report takes what is wrong
 */
record UseCheck(BiConsumer<AstNode, String> report) {

    /** C's names of what the element types can be handed over as; void says that the user knows better. */
    private static final Map<DataType, Set<String>> ELEMENTS = Map.of(
            DataType.CHAR, Set.of("char", "signed char", "unsigned char"),
            DataType.SHORT, Set.of("short", "unsigned short"),
            DataType.INT, Set.of("int", "unsigned int"),
            DataType.FLOAT, Set.of("float"),
            DataType.DOUBLE, Set.of("double"));

    /** The operation that the call belongs to, or empty after a report. */
    Optional<Operation> use(AstNode call, SmiFunction function, Set<Value> channels) {
        AstNode argument = call.arguments().getFirst();
        if (channels.contains(new Unknown(true))) {
            return Optional.empty();
        }
        List<Operation> operations = channels.stream()
                .flatMap(v -> v instanceof Channel(Operation o) ? Stream.of(o) : Stream.empty())
                .distinct()
                .toList();
        if (operations.isEmpty() || channels.contains(new Unknown(false))) {
            report.accept(
                    argument,
                    "cannot tell which channel this is; pass the address of a variable that a call of SMI_Open_..."
                            + " initializes, in this function or in one that calls it");
            return Optional.empty();
        }
        Operation first = operations.getFirst();
        if (operations.size() > 1) {
            report.accept(
                    argument,
                    "this can be more than one channel: " + describe(first) + ", or " + describe(operations.get(1))
                            + "; the port has to be known at compile time, so use a variable for each, or a call in each"
                            + " branch");
            return Optional.empty();
        }
        if (!first.type().equals(function.operation())) {
            report.accept(
                    call,
                    function.cName() + " on a channel that was opened for " + first.type() + " on port " + first.port()
                            + "; open it with " + function.opener().cName());
            return Optional.empty();
        }
        boolean isRight = true;
        for (int place : function.elementArguments()) {
            isRight &= hasElements(call, function, place, first);
        }
        return isRight ? Optional.of(first) : Optional.empty();
    }

    private static String describe(Operation operation) {
        return operation.type() + " of " + operation.dataType().cName() + " on port " + operation.port();
    }

    private boolean hasElements(AstNode call, SmiFunction function, int argument, Operation operation) {
        AstNode data = call.arguments().get(argument);
        while (data.kind() == Kind.PASS && !data.children().isEmpty()) {
            data = data.children().getLast();
        }
        String element = data.type().element();
        if (data.type().shape() == Shape.VALUE
                || element.equals("void")
                || ELEMENTS.getOrDefault(operation.dataType(), Set.of()).contains(element)) {
            return true;
        }
        String type = operation.dataType().cName();
        report.accept(
                call.arguments().get(argument),
                function.cName() + " on port " + operation.port() + " takes elements of type " + type
                        + ", but this points to " + element
                        + "; open the channel for that type, or pass a pointer to "
                        + type + " (cast to void * if its bits are meant)");
        return false;
    }
}
