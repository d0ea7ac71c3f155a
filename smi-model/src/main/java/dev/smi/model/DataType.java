package dev.smi.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * The element types a channel can carry.
 *
 * <p>Source: docs/design/smi-spec.md, section 1.
 */
public enum DataType {
    INT(1, 4),
    FLOAT(2, 4),
    DOUBLE(3, 8),
    CHAR(4, 1),
    SHORT(5, 2);

    private final int code;
    private final int bytes;

    DataType(int code, int bytes) {
        this.code = code;
        this.bytes = bytes;
    }

    /** The value of the {@code SMI_Datatype} constant, 1 to 5. */
    public int code() {
        return code;
    }

    /** Size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    /** Whole elements that fit the payload of one packet: 7, 7, 3, 28, 14. */
    public int elementsPerPacket() {
        return Packet.PAYLOAD_BYTES / bytes;
    }

    /** Packets that {@code elements} elements fill, the last one perhaps in part. */
    public long packets(long elements) {
        return Math.ceilDiv(Math.max(0, elements), (long) elementsPerPacket());
    }

    /** The type's name in OpenCL C and in program descriptions: {@code int}, {@code float}, ... */
    public String cName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name of the {@code SMI_Datatype} constant: {@code SMI_INT}, ... */
    public String smiName() {
        return "SMI_" + name();
    }

    /** The type with the given OpenCL C name, or empty. */
    public static Optional<DataType> ofCName(String name) {
        return Arrays.stream(values()).filter(t -> t.cName().equals(name)).findFirst();
    }

    /** The type with the given {@code SMI_Datatype} value, or empty. */
    public static Optional<DataType> ofCode(long code) {
        return Arrays.stream(values()).filter(t -> t.code == code).findFirst();
    }
}
