package dev.smi.benchmarks.scatter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How rows that are objects become bytes, and objects again. */
enum RowEncoding {
    /** What the JDK does with objects that are serializable. */
    SERIALIZED {
        @Override
        MemorySegment bytes(Row[] rows, int first, int count) throws IOException {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(count * ABOUT);
            try (ObjectOutputStream objects = new ObjectOutputStream(bytes)) {
                objects.writeObject(Arrays.copyOfRange(rows, first, first + count));
            }
            return MemorySegment.ofArray(bytes.toByteArray());
        }

        @Override
        Row[] read(MemorySegment bytes) throws IOException, ClassNotFoundException {
            byte[] copy = bytes.toArray(ValueLayout.JAVA_BYTE);
            try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(copy))) {
                return (Row[]) objects.readObject();
            }
        }
    },

    /** Written by hand for this very row: field after field, and nothing else. */
    COMPACT {
        @Override
        MemorySegment bytes(Row[] rows, int first, int count) {
            ByteBuffer out = ByteBuffer.allocate(Integer.BYTES + count * ABOUT);
            out.putInt(count);
            for (int i = first; i < first + count; i++) {
                Row row = rows[i];
                byte[] name = row.name().getBytes(StandardCharsets.UTF_8);
                if (out.remaining() < FIXED + name.length) {
                    out = ByteBuffer.allocate(2 * out.capacity() + name.length).put(out.flip());
                }
                out.putLong(row.number()).putInt(row.quantity()).putDouble(row.price());
                out.put((byte) (row.isPaid() ? 1 : 0)).putInt(name.length).put(name);
            }
            return MemorySegment.ofArray(out.array()).asSlice(0, out.position());
        }

        @Override
        Row[] read(MemorySegment bytes) {
            ByteBuffer in = bytes.asByteBuffer();
            Row[] rows = new Row[in.getInt()];
            for (int i = 0; i < rows.length; i++) {
                long number = in.getLong();
                int quantity = in.getInt();
                double price = in.getDouble();
                boolean isPaid = in.get() != 0;
                byte[] name = new byte[in.getInt()];
                in.get(name);
                rows[i] = new Row(number, quantity, price, isPaid, new String(name, StandardCharsets.UTF_8));
            }
            return rows;
        }
    };

    private static final int ABOUT = 64;
    private static final int FIXED = Long.BYTES + Integer.BYTES + Double.BYTES + 1 + Integer.BYTES;

    /** The rows {@code [first, first + count)} of those given, as bytes. */
    abstract MemorySegment bytes(Row[] rows, int first, int count) throws IOException;

    /** The rows again. */
    abstract Row[] read(MemorySegment bytes) throws IOException, ClassNotFoundException;
}
