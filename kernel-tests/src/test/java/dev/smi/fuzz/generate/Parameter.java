package dev.smi.fuzz.generate;

/**
 * A kernel's parameter.
 *
 * @param type of the number, or of the buffer's elements
 * @param length of a buffer; 0 for a number, negative for the communicator
 */
public record Parameter(String name, JavaType type, int length) {

    static final Parameter WORLD = new Parameter("world", JavaType.INT, -1);

    /** Whether it is a buffer. */
    public boolean isBuffer() {
        return length > 0;
    }

    /** Whether it is the communicator. */
    public boolean isWorld() {
        return length < 0;
    }

    String declaration() {
        return isWorld() ? "Communicator " + name : type.keyword() + (isBuffer() ? "[] " : " ") + name;
    }
}
