package dev.smi.hls;

import java.util.List;

/**
 * A record batch that a kernel reads or writes.
 *
 * @param columns the streams of its columns
 * @param streams these, and those of lists' elements, parents first
 */
public record ArrowBatch(String name, boolean isRead, List<ArrowStream> columns, List<ArrowStream> streams) {

    public ArrowBatch {
        columns = List.copyOf(columns);
        streams = List.copyOf(streams);
    }
}
