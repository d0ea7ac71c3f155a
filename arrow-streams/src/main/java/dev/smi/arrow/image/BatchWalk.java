package dev.smi.arrow.image;

import dev.smi.arrow.image.BatchContents.Content;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.Column;
import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.ColumnType;
import dev.smi.arrow.model.ElementType;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Takes the buffers of a batch from where they are: how long each is follows from those before it. One use. */
final class BatchWalk {

    private final String source;
    private final Batch batch;
    private final BufferSource bytes;
    private final List<ColumnBuffer> buffers;
    private final List<Content> contents = new ArrayList<>();

    private BatchWalk(String source, Batch batch, BufferSource bytes) {
        this.source = source;
        this.batch = batch;
        this.bytes = bytes;
        this.buffers = batch.buffers();
    }

    /**
     * A batch's contents.
     *
     * @param source what messages name
     * @throws DiagnosticException if offsets decrease, or the source has too little
     */
    static BatchContents contents(String source, Batch batch, int rows, BufferSource bytes) {
        BatchWalk walk = new BatchWalk(source, batch, bytes);
        walk.columns(batch.columns(), List.of(), rows);
        return new BatchContents(batch, rows, walk.contents);
    }

    private void columns(List<Column> columns, List<Integer> parent, long elements) {
        for (int i = 0; i < columns.size(); i++) {
            List<Integer> place = new ArrayList<>(parent);
            place.add(i);
            column(columns.get(i), List.copyOf(place), elements);
        }
    }

    private void column(Column column, List<Integer> place, long elements) {
        if (column.isIgnored()) {
            return;
        }
        if (column.isNullable()) {
            take(place, ColumnBuffer.Kind.VALIDITY, elements);
        }
        switch (column.type()) {
            case ElementType _ -> take(place, ColumnBuffer.Kind.VALUES, elements);
            case ColumnType.Struct _ -> columns(column.children(), place, elements);
            case ColumnType.Lists lists -> {
                long items = end(take(place, ColumnBuffer.Kind.OFFSETS, elements));
                if (lists == ColumnType.Lists.LIST) {
                    columns(column.children(), place, items);
                } else {
                    take(place, ColumnBuffer.Kind.VALUES, items);
                }
            }
            case ColumnType.Other _ -> {}
        }
    }

    private Content take(List<Integer> place, ColumnBuffer.Kind kind, long elements) {
        ColumnBuffer buffer = buffers.stream()
                .filter(each -> each.kind() == kind && each.place().equals(place))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("batch " + batch.name() + " has no " + kind.id() + " at " + place));
        Content content = new Content(buffer, elements, bytes.bytes(buffer, buffer.bytes(elements)));
        contents.add(content);
        return content;
    }

    /** Where the last list ends: how many elements there have to be. */
    private long end(Content offsets) {
        ByteBuffer values = ByteBuffer.wrap(offsets.bytes()).order(ByteOrder.LITTLE_ENDIAN);
        int last = 0;
        for (int i = 0; i <= offsets.elements(); i++) {
            int next = values.getInt(i * Integer.BYTES);
            if (next < last) {
                throw new DiagnosticException(
                        SourcePosition.of(source),
                        offsets.buffer().name() + " has offset " + next + " at " + i + ", which is less than " + last
                                + ", the one before it; offsets begin at 0 or above and never decrease: check what"
                                + " wrote them, and the number of rows");
            }
            last = next;
        }
        return last;
    }
}
