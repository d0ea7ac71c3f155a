package dev.smi.arrow.fuzz;

import dev.smi.arrow.model.ColumnBuffer;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.Map;

/** The contents of a batch's buffers, by name. Not thread-safe. */
final class Buffers {

    private final Map<String, byte[]> bytes = new HashMap<>();

    void put(ColumnBuffer buffer, byte[] contents) {
        bytes.put(buffer.name(), contents);
    }

    byte[] get(ColumnBuffer buffer) {
        byte[] contents = bytes.get(buffer.name());
        if (contents == null) {
            throw new IllegalArgumentException("no buffer " + buffer.name());
        }
        return contents;
    }

    int offset(ColumnBuffer buffer, int list) {
        return ByteBuffer.wrap(get(buffer)).order(ByteOrder.LITTLE_ENDIAN).getInt(list * Integer.BYTES);
    }

    boolean bit(ColumnBuffer buffer, int element) {
        return (get(buffer)[element / Byte.SIZE] >> element % Byte.SIZE & 1) != 0;
    }
}
