package dev.smi.codegen.frontend;

import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import dev.smi.model.ReduceOperator;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The functions of {@code smi.h} that are replaced by a version for each port and element type.
 *
 * <p>Source: docs/design/smi-spec.md, sections 1 and 6.
 */
public enum SmiFunction {
    OPEN_SEND("SMI_Open_send_channel", "SMI_Channel", Signature.SEND, "push", Arguments.POINT_TO_POINT),
    OPEN_SEND_AD(
            "SMI_Open_send_channel_ad", "SMI_Channel", Signature.SEND, "push", Arguments.POINT_TO_POINT.withDegree()),
    OPEN_RECEIVE("SMI_Open_receive_channel", "SMI_Channel", Signature.RECEIVE, "pop", Arguments.POINT_TO_POINT),
    OPEN_RECEIVE_AD(
            "SMI_Open_receive_channel_ad",
            "SMI_Channel",
            Signature.RECEIVE,
            "pop",
            Arguments.POINT_TO_POINT.withDegree()),
    OPEN_BCAST("SMI_Open_bcast_channel", "SMI_BChannel", Signature.BCAST, "broadcast", Arguments.BCAST),
    OPEN_BCAST_AD(
            "SMI_Open_bcast_channel_ad", "SMI_BChannel", Signature.BCAST, "broadcast", Arguments.BCAST.withDegree()),
    OPEN_REDUCE("SMI_Open_reduce_channel", "SMI_RChannel", Signature.REDUCE, "reduce", Arguments.REDUCE),
    OPEN_REDUCE_AD(
            "SMI_Open_reduce_channel_ad", "SMI_RChannel", Signature.REDUCE, "reduce", Arguments.REDUCE.withDegree()),
    OPEN_SCATTER("SMI_Open_scatter_channel", "SMI_ScatterChannel", Signature.SHARES, "scatter", Arguments.SHARES),
    OPEN_SCATTER_AD(
            "SMI_Open_scatter_channel_ad",
            "SMI_ScatterChannel",
            Signature.SHARES,
            "scatter",
            Arguments.SHARES.withDegree()),
    OPEN_GATHER("SMI_Open_gather_channel", "SMI_GatherChannel", Signature.SHARES, "gather", Arguments.SHARES),
    OPEN_GATHER_AD(
            "SMI_Open_gather_channel_ad",
            "SMI_GatherChannel",
            Signature.SHARES,
            "gather",
            Arguments.SHARES.withDegree()),
    PUSH("SMI_Push", "void", "SMI_Channel *chan, void *data", "push", Arguments.ONE_ELEMENT),
    PUSH_FLUSH("SMI_Push_flush", "void", "SMI_Channel *chan, void *data, int immediate", "push", Arguments.ONE_ELEMENT),
    POP("SMI_Pop", "void", "SMI_Channel *chan, void *data", "pop", Arguments.ONE_ELEMENT),
    BCAST("SMI_Bcast", "void", "SMI_BChannel *chan, void *data", "broadcast", Arguments.ONE_ELEMENT),
    REDUCE(
            "SMI_Reduce",
            "void",
            "SMI_RChannel *chan, void *data_snd, void *data_rcv",
            "reduce",
            Arguments.TWO_ELEMENTS),
    SCATTER(
            "SMI_Scatter",
            "void",
            "SMI_ScatterChannel *chan, void *data_snd, void *data_rcv",
            "scatter",
            Arguments.TWO_ELEMENTS),
    GATHER(
            "SMI_Gather",
            "void",
            "SMI_GatherChannel *chan, void *data_snd, void *data_rcv",
            "gather",
            Arguments.TWO_ELEMENTS);

    /** Parameters of opening functions, but for the degree. */
    private static final class Signature {
        static final String SEND = "int count, SMI_Datatype type, int destination, int port, SMI_Comm comm";
        static final String RECEIVE = "int count, SMI_Datatype type, int source, int port, SMI_Comm comm";
        static final String BCAST = "int count, SMI_Datatype type, int port, int root, SMI_Comm comm";
        static final String REDUCE = "int count, SMI_Datatype type, SMI_Op op, int port, int root, SMI_Comm comm";
        static final String SHARES =
                "int send_count, int recv_count, SMI_Datatype type, int port, int root, SMI_Comm comm";
    }

    /**
     * Which arguments say what, counted from 0.
     *
     * @param type the element type of an opening function, negative for one that opens nothing
     * @param port its port
     * @param operator its operator, if it has one
     * @param communicator its communicator, behind which the degree is, if it has one
     * @param degree its asynchronicity degree, if it has one
     * @param elements pointers to elements, of a function that uses a channel
     */
    private record Arguments(
            int type, int port, OptionalInt operator, int communicator, OptionalInt degree, List<Integer> elements) {
        static final Arguments POINT_TO_POINT = opening(1, 3, OptionalInt.empty(), 4);
        static final Arguments BCAST = opening(1, 2, OptionalInt.empty(), 4);
        static final Arguments REDUCE = opening(1, 3, OptionalInt.of(2), 5);
        static final Arguments SHARES = opening(2, 3, OptionalInt.empty(), 5);
        static final Arguments ONE_ELEMENT = using(List.of(1));
        static final Arguments TWO_ELEMENTS = using(List.of(1, 2));

        static Arguments opening(int type, int port, OptionalInt operator, int communicator) {
            return new Arguments(type, port, operator, communicator, OptionalInt.empty(), List.of());
        }

        static Arguments using(List<Integer> elements) {
            return new Arguments(-1, -1, OptionalInt.empty(), -1, OptionalInt.empty(), elements);
        }

        Arguments withDegree() {
            return new Arguments(type, port, operator, communicator, OptionalInt.of(communicator + 1), elements);
        }
    }

    /** The prefix of all names that {@code smi.h} declares. */
    public static final String PREFIX = "SMI_";

    private final String cName;
    private final String result;
    private final String parameters;
    private final String operation;

    @SuppressWarnings("ImmutableEnumChecker") // a record of values; Error Prone wants an annotation of its own
    private final Arguments arguments;

    SmiFunction(String cName, String result, String parameters, String operation, Arguments arguments) {
        this.cName = cName;
        this.result = result;
        this.parameters = parameters + (arguments.degree().isPresent() ? ", int asynch_degree" : "");
        this.operation = operation;
        this.arguments = arguments;
    }

    /** The function with the given name, or empty. */
    public static Optional<SmiFunction> ofName(String name) {
        return Arrays.stream(values()).filter(f -> f.cName.equals(name)).findFirst();
    }

    /** The function's name in {@code smi.h}. */
    public String cName() {
        return cName;
    }

    /** The {@linkplain Operation#type() type} of the operations that the function belongs to. */
    public String operation() {
        return operation;
    }

    /** Whether the function opens a channel. The others use one, which is their first argument. */
    public boolean opens() {
        return arguments.type() >= 0;
    }

    /** The argument that gives the element type of an opening function, counted from 0. */
    public int typeArgument() {
        return arguments.type();
    }

    /** The argument that gives the port of an opening function. */
    public int portArgument() {
        return arguments.port();
    }

    /** The argument that gives the operator of an opening function, if it has one. */
    public OptionalInt operatorArgument() {
        return arguments.operator();
    }

    /** The argument that gives the asynchronicity degree of an opening function, if it has one. */
    public OptionalInt degreeArgument() {
        return arguments.degree();
    }

    /** The arguments that point to elements, of a function that uses a channel. */
    public List<Integer> elementArguments() {
        return arguments.elements();
    }

    /**
     * The operation that an opening function opens.
     *
     * @param bufferSize in packets
     * @param operator of a reduction; others ignore it
     * @throws IllegalStateException if the function opens nothing
     */
    public Operation open(Port port, DataType type, int bufferSize, ReduceOperator operator) {
        return switch (this) {
            case OPEN_SEND, OPEN_SEND_AD -> new Operation.Push(port, type, bufferSize);
            case OPEN_RECEIVE, OPEN_RECEIVE_AD -> new Operation.Pop(port, type, bufferSize);
            case OPEN_BCAST, OPEN_BCAST_AD -> new Operation.Broadcast(port, type, bufferSize);
            case OPEN_REDUCE, OPEN_REDUCE_AD -> new Operation.Reduce(port, type, bufferSize, operator);
            case OPEN_SCATTER, OPEN_SCATTER_AD -> new Operation.Scatter(port, type, bufferSize);
            case OPEN_GATHER, OPEN_GATHER_AD -> new Operation.Gather(port, type, bufferSize);
            case PUSH, PUSH_FLUSH, POP, BCAST, REDUCE, SCATTER, GATHER ->
                throw new IllegalStateException(cName + " opens nothing");
        };
    }

    /** The function, without a degree, that opens the channels which this one uses. */
    public SmiFunction opener() {
        return Arrays.stream(values())
                .filter(f -> f.opens() && f.operation.equals(operation))
                .findFirst()
                .orElseThrow();
    }

    /** The name of the version for an operation's port and element type, {@code SMI_Push_0_int}. */
    public String specialisedName(Operation of) {
        return cName + "_" + of.port() + "_" + of.dataType().cName();
    }

    /** The declaration of the version for an operation's port and element type. */
    public String declaration(Operation of) {
        return result + " " + specialisedName(of) + "(" + parameters + ");";
    }
}
