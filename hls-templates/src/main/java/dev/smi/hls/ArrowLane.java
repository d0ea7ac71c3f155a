package dev.smi.hls;

/**
 * What a stream between memory and a kernel carries of one buffer: a member of its transfers.
 *
 * @param name the member's name
 * @param type the member's type in OpenCL C
 * @param kind how the buffer holds it
 * @param bytes bytes of an element, of use if it is a number of bytes
 * @param buffer the name of the kernel's parameter that points to the buffer
 * @param bufferType the type in OpenCL C that it points to
 */
public record ArrowLane(String name, String type, Kind kind, int bytes, String buffer, String bufferType) {

    /** How a buffer holds elements. */
    public enum Kind {
        /** One after the other. */
        PLAIN,
        /** One bit each, the lowest first. */
        BITS,
        /** As the difference of two offsets. */
        LENGTH,
        /** As two words of 64 bits, the lower one first. */
        DECIMAL,
        /** As a number of bytes. */
        BYTES
    }

    /** Whether each element is a bit. */
    public boolean isBits() {
        return kind == Kind.BITS;
    }

    /** Whether elements are lengths. */
    public boolean isLength() {
        return kind == Kind.LENGTH;
    }

    /** Whether elements are two words. */
    public boolean isDecimal() {
        return kind == Kind.DECIMAL;
    }

    /** Whether elements are a number of bytes. */
    public boolean isBytes() {
        return kind == Kind.BYTES;
    }
}
