package dev.smi.arrow;

import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.ColumnBuffer.Kind;
import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.FieldStream;
import dev.smi.device.DeviceException;
import java.lang.foreign.MemorySegment;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.memory.ArrowBuf;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.BitVectorHelper;
import org.apache.arrow.vector.VectorLoader;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.ipc.message.ArrowFieldNode;
import org.apache.arrow.vector.ipc.message.ArrowRecordBatch;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Makes a record batch of what a kernel wrote: a copy of each buffer, which becomes a vector's. One use. */
final class WrittenBatch {

    private final QueuedBatch.Written batch;
    private final Engine engine;
    private final BufferAllocator allocator;

    /** The buffers by place and kind, with the number of elements in them. */
    private final Map<Place, Filled> filled = new HashMap<>();

    /** How many elements lists have, by the place of the lists. */
    private final Map<List<Integer>, Integer> items = new HashMap<>();

    /** Columns with lists, by place, for messages. */
    private final Map<List<Integer>, String> names = new HashMap<>();

    private final List<ArrowFieldNode> nodes = new ArrayList<>();
    private final List<ArrowBuf> buffers = new ArrayList<>();

    private record Place(List<Integer> indexes, Kind kind) {}

    /**
     * A buffer that was written.
     *
     * @param elements of its stream
     */
    private record Filled(ColumnBuffer buffer, int elements) {}

    WrittenBatch(QueuedBatch.Written batch, Engine engine, BufferAllocator allocator) {
        this.batch = batch;
        this.engine = engine;
        this.allocator = allocator;
    }

    /** @throws DeviceException if it is not whole */
    VectorSchemaRoot root() {
        requireRoom();
        int rows = rows();
        batch.batch().streams().forEach(this::fill);
        List<Field> fields = new ArrayList<>();
        try {
            List<Column> columns = batch.batch().columns();
            for (int i = 0; i < columns.size(); i++) {
                if (!columns.get(i).isIgnored()) {
                    fields.add(field(columns.get(i), batch.schema().getFields().get(i)));
                    add(columns.get(i), List.of(i), rows);
                }
            }
            return load(new Schema(fields, batch.schema().getCustomMetadata()), rows);
        } finally {
            buffers.forEach(ArrowBuf::close);
        }
    }

    private VectorSchemaRoot load(Schema schema, int rows) {
        VectorSchemaRoot root = VectorSchemaRoot.create(schema, allocator);
        boolean isDone = false;
        try (ArrowRecordBatch loaded = new ArrowRecordBatch(rows, nodes, buffers)) {
            new VectorLoader(root).load(loaded);
            isDone = true;
        } finally {
            if (!isDone) {
                root.close();
            }
        }
        return root;
    }

    private void requireRoom() {
        List<String> faults = new ArrayList<>();
        for (FieldStream stream : batch.batch().allStreams()) {
            int needed = engine.written(stream);
            int given = batch.capacity(stream);
            if (needed > given) {
                String remedy = stream.isOfLists() ? ".of(\"" + stream.name() + "\", " : "Capacity.rows(";
                faults.add(stream.column() + " needs room for " + needed + " elements, and has room for " + given
                        + "; queue the batch with " + remedy + needed + ")");
            }
        }
        if (!faults.isEmpty()) {
            throw new DeviceException("the kernel wrote more into batch "
                    + batch.batch().name() + " than there is room for:\n  " + String.join("\n  ", faults));
        }
    }

    private int rows() {
        List<FieldStream> streams = batch.batch().streams();
        List<Integer> rows = streams.stream().map(engine::written).distinct().toList();
        if (rows.size() > 1) {
            throw new DeviceException("the kernel wrote columns of different lengths into batch "
                    + batch.batch().name() + ": "
                    + streams.stream()
                            .map(stream -> stream.column() + " has " + engine.written(stream))
                            .collect(Collectors.joining(", "))
                    + " rows; write as many rows to each");
        }
        return rows.isEmpty() ? 0 : rows.getFirst();
    }

    private void fill(FieldStream stream) {
        int elements = engine.written(stream);
        for (ColumnBuffer buffer : stream.buffers()) {
            filled.put(new Place(buffer.place(), buffer.kind()), new Filled(buffer, elements));
        }
        for (FieldStream child : stream.children()) {
            names.put(child.lists().orElseThrow().place(), stream.column());
            items.put(child.lists().orElseThrow().place(), engine.written(child));
            int said = boundary(child.lists().orElseThrow(), elements);
            int there = engine.written(child);
            if (said != there) {
                throw new DeviceException(
                        "the kernel wrote lengths of lists to " + stream.column() + " that add up to " + said + ", and "
                                + there + " elements to " + child.name() + "; write as many as the lengths say");
            }
            fill(child);
        }
    }

    private int boundary(ColumnBuffer offsets, int lists) {
        int[] end = new int[1];
        engine.read(offsets, (long) lists * Integer.BYTES, MemorySegment.ofArray(end));
        return end[0];
    }

    /** The field without what is ignored. */
    private static Field field(Column column, Field field) {
        List<Field> children = new ArrayList<>();
        for (int i = 0; i < column.children().size(); i++) {
            Column child = column.children().get(i);
            if (!child.isIgnored()) {
                children.add(field(child, field.getChildren().get(i)));
            }
        }
        return new Field(field.getName(), field.getFieldType(), children);
    }

    /** Nodes and buffers in the order of Arrow's record batches. */
    private void add(Column column, List<Integer> place, int elements) {
        ArrowBuf validity = column.isNullable() ? read(place, Kind.VALIDITY) : allocator.getEmpty();
        buffers.add(validity);
        int nulls = column.isNullable() ? BitVectorHelper.getNullCount(validity, elements) : 0;
        nodes.add(new ArrowFieldNode(elements, nulls));
        if (column.type() instanceof ColumnType.Lists) {
            ArrowBuf offsets = read(place, Kind.OFFSETS);
            buffers.add(offsets);
            requireLengths(place, offsets, elements);
        }
        boolean hasValues = column.children().isEmpty() && !(column.type() instanceof ColumnType.Struct);
        if (hasValues) {
            buffers.add(read(place, Kind.VALUES));
        }
        for (int i = 0; i < column.children().size(); i++) {
            if (!column.children().get(i).isIgnored()) {
                List<Integer> below = new ArrayList<>(place);
                below.add(i);
                int each = column.type() == ColumnType.Lists.LIST ? items.getOrDefault(place, 0) : elements;
                add(column.children().get(i), below, each);
            }
        }
    }

    /** Their sum may be right although some are not. */
    private void requireLengths(List<Integer> place, ArrowBuf offsets, int lists) {
        for (long i = 0; i < lists; i++) {
            int begin = offsets.getInt(i * Integer.BYTES);
            int end = offsets.getInt((i + 1) * Integer.BYTES);
            if (end < begin) {
                throw new DeviceException("the kernel wrote a wrong length to "
                        + names.getOrDefault(place, batch.batch().name()) + ": list " + i
                        + ", counted from 0, begins at "
                        + begin + " and would end at " + end + "; write lengths of 0 or more, and not more than "
                        + Integer.MAX_VALUE + " elements in all");
            }
        }
    }

    private ArrowBuf read(List<Integer> place, Kind kind) {
        Filled from = filled(place, kind);
        long bytes = from.buffer().bytes(from.elements());
        ArrowBuf memory = allocator.buffer(bytes);
        memory.writerIndex(bytes);
        boolean isDone = false;
        try {
            engine.read(from.buffer(), 0, ArrowMemory.segment(memory, bytes));
            isDone = true;
        } finally {
            if (!isDone) {
                memory.close();
            }
        }
        return memory;
    }

    private Filled filled(List<Integer> place, Kind kind) {
        Filled from = filled.get(new Place(place, kind));
        if (from == null) {
            throw new IllegalStateException("batch " + batch.batch().name() + " has no " + kind.id() + " at " + place);
        }
        return from;
    }
}
