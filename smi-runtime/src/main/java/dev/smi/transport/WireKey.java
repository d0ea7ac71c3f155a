package dev.smi.transport;

/**
 * Names a wire.
 *
 * @param from the rank that writes
 * @param to the rank that reads
 * @param name what it is for, such as {@code port.3}: letters, digits, {@code .} and {@code -}
 */
public record WireKey(int from, int to, String name) {

    @Override
    public String toString() {
        return name + " from rank " + from + " to rank " + to;
    }
}
