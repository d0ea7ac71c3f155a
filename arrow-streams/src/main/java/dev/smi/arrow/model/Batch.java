package dev.smi.arrow.model;

import java.util.List;

/**
 * A record batch that a kernel reads or writes.
 *
 * @param name what the names of its streams begin with: schema metadata {@code fletcher_name}
 * @param mode whether it is read or written: schema metadata {@code fletcher_mode}
 * @param columns all fields of the schema in order, those that are ignored, too
 */
public record Batch(String name, Mode mode, List<Column> columns) {

    public Batch {
        columns = List.copyOf(columns);
    }

    /** The streams of the columns that are not ignored, in order; further streams are their children. */
    public List<FieldStream> streams() {
        return new StreamBuilder(this).streams();
    }

    /** All streams, parents before their children, depth first. */
    public List<FieldStream> allStreams() {
        return streams().stream()
                .flatMap(stream -> stream.withChildren().stream())
                .toList();
    }

    /**
     * All buffers in Fletcher's order: column by column; validity, offsets, values; then those of children, depth
     * first.
     */
    public List<ColumnBuffer> buffers() {
        return allStreams().stream()
                .flatMap(stream -> stream.buffers().stream())
                .sorted(ColumnBuffer.DEPTH_FIRST)
                .toList();
    }
}
