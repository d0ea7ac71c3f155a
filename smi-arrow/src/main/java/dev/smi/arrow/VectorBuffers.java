package dev.smi.arrow;

import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.Lane;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.ReferenceManager;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * The memory of a record batch's vectors, as much of it as its rows need, held until it is released. What vectors do
 * not have, validity bits where nothing is null or offsets where there are no rows, is made. For one thread.
 */
final class VectorBuffers {

    private static final byte ALL_VALID = -1;

    private final Batch batch;
    private final VectorSchemaRoot root;
    private final Map<String, MemorySegment> segments = new HashMap<>();
    private final List<ReferenceManager> held = new ArrayList<>();

    private VectorBuffers(Batch batch, VectorSchemaRoot root) {
        this.batch = batch;
        this.root = root;
    }

    /**
     * The buffers of a batch whose schema fits.
     *
     * @throws IllegalArgumentException if vectors are shorter than the batch, have nulls where the schema has none, or
     *     less memory than their lengths need
     */
    static VectorBuffers of(Batch batch, VectorSchemaRoot root) {
        VectorBuffers buffers = new VectorBuffers(batch, root);
        boolean isDone = false;
        try {
            for (int i = 0; i < batch.columns().size(); i++) {
                buffers.check(batch.columns().get(i), root.getVector(i));
            }
            for (FieldStream stream : batch.streams()) {
                buffers.add(stream, root.getRowCount());
            }
            isDone = true;
        } finally {
            if (!isDone) {
                buffers.release();
            }
        }
        return buffers;
    }

    /** The memory of each buffer, by its name. */
    Map<String, MemorySegment> segments() {
        return segments;
    }

    /** Gives the memory back; it must not be used any more. */
    void release() {
        held.forEach(ReferenceManager::release);
        held.clear();
        segments.clear();
    }

    private void check(Column column, FieldVector vector) {
        if (column.isIgnored()) {
            return;
        }
        String name = batch.name() + "." + column.name();
        if (vector.getValueCount() != root.getRowCount()) {
            throw new IllegalArgumentException(name + " has " + vector.getValueCount() + " values, and the batch "
                    + root.getRowCount() + " rows; set both to the same");
        }
        NullCheck.require(column, vector, name);
    }

    private void add(FieldStream stream, int elements) {
        for (Lane lane : stream.lanes()) {
            ColumnBuffer buffer = lane.buffer();
            segments.put(buffer.name(), segment(buffer, stream.column(), elements));
        }
        for (FieldStream child : stream.children()) {
            add(child, boundary(child, elements));
        }
    }

    /** Where the lists of a stream's parent end among its elements. */
    private int boundary(FieldStream child, int lists) {
        if (lists == 0) {
            return 0;
        }
        MemorySegment offsets =
                Objects.requireNonNull(segments.get(child.lists().orElseThrow().name()));
        int end = offsets.get(ValueLayout.JAVA_INT_UNALIGNED, (long) lists * Integer.BYTES);
        if (end < 0) {
            throw new IllegalArgumentException(
                    child.column() + ": lists end at element " + end + "; the batch is damaged, make it again");
        }
        return end;
    }

    private MemorySegment segment(ColumnBuffer buffer, String column, int elements) {
        long bytes = buffer.bytes(elements);
        ArrowBuf memory = memory(buffer);
        boolean isMissing = memory.capacity() == 0;
        if (isMissing && buffer.kind() == ColumnBuffer.Kind.VALIDITY) {
            return Arena.ofAuto().allocate(Math.max(1, bytes)).asSlice(0, bytes).fill(ALL_VALID);
        }
        if (isMissing && elements == 0) {
            return Arena.ofAuto().allocate(Integer.BYTES).asSlice(0, bytes);
        }
        if (memory.capacity() < bytes) {
            throw new IllegalArgumentException(column + ": its " + buffer.kind().id() + " have " + memory.capacity()
                    + " bytes, and " + elements + " elements need " + bytes + "; the batch is damaged, make it again");
        }
        memory.getReferenceManager().retain();
        held.add(memory.getReferenceManager());
        return ArrowMemory.segment(memory, bytes);
    }

    private ArrowBuf memory(ColumnBuffer buffer) {
        FieldVector vector = vector(buffer.place());
        return switch (buffer.kind()) {
            case VALIDITY -> vector.getValidityBuffer();
            case OFFSETS -> vector.getOffsetBuffer();
            case VALUES -> vector.getDataBuffer();
        };
    }

    private FieldVector vector(List<Integer> place) {
        FieldVector vector = root.getVector(place.getFirst());
        for (int index : place.subList(1, place.size())) {
            vector = vector.getChildrenFromFields().get(index);
        }
        return vector;
    }
}
