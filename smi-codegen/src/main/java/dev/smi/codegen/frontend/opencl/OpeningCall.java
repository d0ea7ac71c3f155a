package dev.smi.codegen.frontend.opencl;

import dev.smi.codegen.frontend.SmiFunction;
import dev.smi.codegen.frontend.opencl.FunctionVersion.Opened;
import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Works out what an opening call opens. Stateless but for what it is about.
 *
 * @param call the call
 * @param opening the function
 * @param numbers the value of an expression, if it is known at compile time
 * @param report takes what is wrong
 */
record OpeningCall(
        AstNode call,
        SmiFunction opening,
        Function<AstNode, OptionalLong> numbers,
        BiConsumer<AstNode, String> report) {

    /** The largest buffer in packets: 2 MiB of on-chip memory. */
    static final int MAX_BUFFER_PACKETS = 1 << 16;

    /** The operation that is opened, or empty after a report. */
    Optional<Opened> opened() {
        Optional<DataType> type = dataType();
        Optional<Port> port = port();
        Optional<ReduceOperator> operator = operator();
        if (type.isEmpty() || port.isEmpty() || operator.isEmpty()) {
            return Optional.empty();
        }
        return degree(type.get()).map(degree -> {
            int buffer = Operation.bufferFor(degree, type.get());
            Operation operation = opening.open(port.get(), type.get(), buffer, operator.get());
            return new Opened(operation, degree, call.position());
        });
    }

    private AstNode argument(int index) {
        return call.arguments().get(index);
    }

    private Optional<DataType> dataType() {
        AstNode argument = argument(opening.typeArgument());
        OptionalLong value = numbers.apply(argument);
        if (value.isEmpty()) {
            report.accept(
                    argument,
                    "the element type is not known at compile time; give one of SMI_INT, SMI_FLOAT, SMI_DOUBLE, SMI_CHAR,"
                            + " SMI_SHORT");
            return Optional.empty();
        }
        Optional<DataType> type = DataType.ofCode(value.getAsLong());
        if (type.isEmpty()) {
            report.accept(
                    argument,
                    "there is no element type " + value.getAsLong()
                            + "; give one of SMI_INT, SMI_FLOAT, SMI_DOUBLE, SMI_CHAR, SMI_SHORT");
        }
        return type;
    }

    /** The operator of a reduction, any for the others. */
    private Optional<ReduceOperator> operator() {
        if (opening.operatorArgument().isEmpty()) {
            return Optional.of(ReduceOperator.ADD);
        }
        AstNode argument = argument(opening.operatorArgument().getAsInt());
        OptionalLong value = numbers.apply(argument);
        Optional<ReduceOperator> operator =
                value.isPresent() ? ReduceOperator.ofCode(value.getAsLong()) : Optional.empty();
        if (operator.isEmpty()) {
            report.accept(
                    argument,
                    value.isPresent()
                            ? "there is no operator " + value.getAsLong() + "; give one of SMI_ADD, SMI_MAX, SMI_MIN"
                            : "the operator is not known at compile time; give one of SMI_ADD, SMI_MAX, SMI_MIN");
        }
        return operator;
    }

    private Optional<Port> port() {
        AstNode argument = argument(opening.portArgument());
        OptionalLong value = numbers.apply(argument);
        if (value.isEmpty()) {
            report.accept(
                    argument,
                    "the port is not known at compile time; it names hardware, so give it as a literal, a macro, a const"
                            + " int, or a parameter that every caller gives as one of these");
            return Optional.empty();
        }
        if (value.getAsLong() < 0 || value.getAsLong() > Port.MAX) {
            report.accept(
                    argument,
                    "port " + value.getAsLong() + " is not within 0.." + Port.MAX
                            + "; give the channel a port in that range");
            return Optional.empty();
        }
        return Optional.of(new Port((int) value.getAsLong()));
    }

    private Optional<Long> degree(DataType type) {
        if (opening.degreeArgument().isEmpty()) {
            return Optional.of(0L);
        }
        AstNode argument = argument(opening.degreeArgument().getAsInt());
        OptionalLong value = numbers.apply(argument);
        if (value.isEmpty()) {
            report.accept(
                    argument,
                    "the asynchronicity degree is not known at compile time; it sizes a buffer, so give it as a literal, a"
                            + " macro or a const int");
            return Optional.empty();
        }
        long limit = (long) MAX_BUFFER_PACKETS * type.elementsPerPacket();
        if (value.getAsLong() < 0 || value.getAsLong() > limit) {
            report.accept(
                    argument,
                    "asynchronicity degree " + value.getAsLong() + " is not within 0.." + limit
                            + ", which is a buffer of "
                            + MAX_BUFFER_PACKETS + " packets of " + type.cName()
                            + "; give a smaller one, or 0 for the default");
            return Optional.empty();
        }
        return Optional.of(value.getAsLong());
    }
}
