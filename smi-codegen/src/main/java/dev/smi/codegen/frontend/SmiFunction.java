package dev.smi.codegen.frontend;

import dev.smi.model.DataType;
import dev.smi.model.Operation;
import dev.smi.model.Port;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The functions of {@code smi.h} that are replaced by a version for each port and element type.
 *
 * <p>Source: docs/design/smi-spec.md, sections 1 and 6.
 */
public enum SmiFunction {
    OPEN_SEND(
            "SMI_Open_send_channel",
            "SMI_Channel",
            "int count, SMI_Datatype type, int destination, int port, SMI_Comm comm",
            "push",
            true),
    OPEN_SEND_AD(
            "SMI_Open_send_channel_ad",
            "SMI_Channel",
            "int count, SMI_Datatype type, int destination, int port, SMI_Comm comm, int asynch_degree",
            "push",
            true),
    OPEN_RECEIVE(
            "SMI_Open_receive_channel",
            "SMI_Channel",
            "int count, SMI_Datatype type, int source, int port, SMI_Comm comm",
            "pop",
            true),
    OPEN_RECEIVE_AD(
            "SMI_Open_receive_channel_ad",
            "SMI_Channel",
            "int count, SMI_Datatype type, int source, int port, SMI_Comm comm, int asynch_degree",
            "pop",
            true),
    PUSH("SMI_Push", "void", "SMI_Channel *chan, void *data", "push", false),
    PUSH_FLUSH("SMI_Push_flush", "void", "SMI_Channel *chan, void *data, int immediate", "push", false),
    POP("SMI_Pop", "void", "SMI_Channel *chan, void *data", "pop", false);

    /** The prefix of all names that {@code smi.h} declares. */
    public static final String PREFIX = "SMI_";

    private final String cName;
    private final String result;
    private final String parameters;
    private final String operation;
    private final boolean opens;

    SmiFunction(String cName, String result, String parameters, String operation, boolean opens) {
        this.cName = cName;
        this.result = result;
        this.parameters = parameters;
        this.operation = operation;
        this.opens = opens;
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
        return opens;
    }

    /** The argument that gives the element type of an opening function, counted from 0. */
    public int typeArgument() {
        return 1;
    }

    /** The argument that gives the port of an opening function. */
    public int portArgument() {
        return 3;
    }

    /** The argument that gives the asynchronicity degree of an opening function, if it has one. */
    public OptionalInt degreeArgument() {
        return this == OPEN_SEND_AD || this == OPEN_RECEIVE_AD ? OptionalInt.of(5) : OptionalInt.empty();
    }

    /**
     * The operation that an opening function opens.
     *
     * @param bufferSize in packets
     * @throws IllegalStateException if the function opens nothing
     */
    public Operation open(Port port, DataType type, int bufferSize) {
        return switch (this) {
            case OPEN_SEND, OPEN_SEND_AD -> new Operation.Push(port, type, bufferSize);
            case OPEN_RECEIVE, OPEN_RECEIVE_AD -> new Operation.Pop(port, type, bufferSize);
            case PUSH, PUSH_FLUSH, POP -> throw new IllegalStateException(cName + " opens nothing");
        };
    }

    /** The argument that points to elements, of every function that uses a channel. */
    public int dataArgument() {
        return 1;
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
