package dev.smi.codegen.frontend;

import dev.smi.model.Operation;
import java.util.Arrays;
import java.util.Optional;

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
            "push"),
    OPEN_RECEIVE(
            "SMI_Open_receive_channel",
            "SMI_Channel",
            "int count, SMI_Datatype type, int source, int port, SMI_Comm comm",
            "pop"),
    PUSH("SMI_Push", "void", "SMI_Channel *chan, void *data", "push"),
    POP("SMI_Pop", "void", "SMI_Channel *chan, void *data", "pop");

    /** The prefix of all names that {@code smi.h} declares. */
    public static final String PREFIX = "SMI_";

    private final String cName;
    private final String result;
    private final String parameters;
    private final String operation;

    SmiFunction(String cName, String result, String parameters, String operation) {
        this.cName = cName;
        this.result = result;
        this.parameters = parameters;
        this.operation = operation;
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

    /** Whether the function opens a channel. */
    public boolean opens() {
        return this == OPEN_SEND || this == OPEN_RECEIVE;
    }

    /** The argument that gives the element type of an opening function. */
    public int typeArgument() {
        return 1;
    }

    /** The argument that gives the port of an opening function. */
    public int portArgument() {
        return 3;
    }

    /** The name of the version for an operation's port and element type, {@code SMI_Push_0_int}. */
    public String specialisedName(Operation operation) {
        return cName + "_" + operation.port() + "_" + operation.dataType().cName();
    }

    /** The declaration of the version for an operation's port and element type. */
    public String declaration(Operation operation) {
        return result + " " + specialisedName(operation) + "(" + parameters + ");";
    }
}
