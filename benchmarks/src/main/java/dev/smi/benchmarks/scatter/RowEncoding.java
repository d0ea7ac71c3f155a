package dev.smi.benchmarks.scatter;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** How rows that are objects become bytes, and objects again. */
enum RowEncoding {
    /** What the JDK does with objects that are serializable. */
    SERIALIZED {
        @Override
        void write(Row[] rows, DataOutputStream out) throws IOException {
            try (ObjectOutputStream objects = new ObjectOutputStream(out)) {
                objects.writeObject(rows);
            }
        }

        @Override
        Row[] read(byte[] bytes) throws IOException, ClassNotFoundException {
            try (ObjectInputStream objects = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
                return (Row[]) objects.readObject();
            }
        }
    },

    /** Written by hand for this very row: field after field, and nothing else. */
    COMPACT {
        @Override
        void write(Row[] rows, DataOutputStream out) throws IOException {
            out.writeInt(rows.length);
            for (Row row : rows) {
                byte[] name = row.name().getBytes(StandardCharsets.UTF_8);
                out.writeLong(row.number());
                out.writeInt(row.quantity());
                out.writeDouble(row.price());
                out.writeBoolean(row.isPaid());
                out.writeInt(name.length);
                out.write(name, 0, name.length);
            }
        }

        @Override
        Row[] read(byte[] bytes) throws IOException {
            DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes));
            Row[] rows = new Row[in.readInt()];
            for (int i = 0; i < rows.length; i++) {
                long number = in.readLong();
                int quantity = in.readInt();
                double price = in.readDouble();
                boolean isPaid = in.readBoolean();
                byte[] name = new byte[in.readInt()];
                in.readFully(name);
                rows[i] = new Row(number, quantity, price, isPaid, new String(name, StandardCharsets.UTF_8));
            }
            return rows;
        }
    };

    private static final int ABOUT = 64;

    abstract void write(Row[] rows, DataOutputStream out) throws IOException;

    abstract Row[] read(byte[] bytes) throws IOException, ClassNotFoundException;

    /** The rows {@code [first, first + count)} of those given, as bytes. */
    byte[] bytes(Row[] rows, int first, int count) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(count * ABOUT);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(Arrays.copyOfRange(rows, first, first + count), out);
        }
        return bytes.toByteArray();
    }
}
