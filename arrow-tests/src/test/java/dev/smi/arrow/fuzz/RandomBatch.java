package dev.smi.arrow.fuzz;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.Lane;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Iterator;
import java.util.List;
import java.util.Random;

/**
 * A random batch, and a range of its rows.
 *
 * @param buffers of what is read
 * @param first first row of the range
 * @param last the row after the last one
 * @param room how much room there is for it elsewhere, in tenths: 10 is enough
 */
record RandomBatch(Buffers buffers, int first, int last, int room) {

    private static final int MOST_ROWS = 40;
    private static final int TENTHS = 10;
    private static final int LONGEST = 12;

    static RandomBatch of(Batch batch, Random random) {
        int rows = random.nextInt(8) == 0 ? 0 : random.nextInt(MOST_ROWS);
        int first = random.nextBoolean() ? 0 : random.nextInt(rows + 1);
        int last = random.nextBoolean() ? rows : first + random.nextInt(rows - first + 1);
        Buffers buffers = new Buffers();
        batch.streams().forEach(stream -> fill(stream, rows, buffers, random));
        return new RandomBatch(buffers, first, last, random.nextInt(4) == 0 ? random.nextInt(TENTHS) : TENTHS);
    }

    /** How many elements of a stream there is room for. */
    int capacity(int elements) {
        return elements * room / TENTHS;
    }

    private static void fill(FieldStream stream, int elements, Buffers buffers, Random random) {
        List<FieldStream> children = stream.children();
        Iterator<FieldStream> child = children.iterator();
        for (Lane lane : stream.lanes()) {
            ColumnBuffer buffer = lane.buffer();
            if (lane.kind() == Lane.Kind.LENGTH) {
                int end = offsets(buffer, elements, buffers, random);
                fill(child.next(), end + random.nextInt(3), buffers, random);
            } else {
                byte[] contents = new byte[(int) buffer.bytes(elements)];
                random.nextBytes(contents);
                buffers.put(buffer, contents);
            }
        }
    }

    /** Offsets that begin somewhere; gives where the last list ends. */
    private static int offsets(ColumnBuffer buffer, int lists, Buffers buffers, Random random) {
        ByteBuffer contents = ByteBuffer.allocate((int) buffer.bytes(lists)).order(ByteOrder.LITTLE_ENDIAN);
        int at = random.nextBoolean() ? 0 : random.nextInt(LONGEST);
        int most = random.nextInt(4) == 0 ? 1 : LONGEST;
        contents.putInt(at);
        for (int i = 0; i < lists; i++) {
            at += random.nextInt(3) == 0 ? 0 : random.nextInt(most);
            contents.putInt(at);
        }
        buffers.put(buffer, contents.array());
        return at;
    }
}
