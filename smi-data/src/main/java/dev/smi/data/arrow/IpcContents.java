package dev.smi.data.arrow;

import java.lang.foreign.MemorySegment;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * What an Arrow file or stream holds; immutable.
 *
 * @param schema its columns, in the form that they have in messages
 * @param dictionaries in the order of the file
 * @param batches its rows
 */
record IpcContents(Schema schema, List<DictionaryMessage> dictionaries, List<Batch> batches) {

    IpcContents {
        dictionaries = List.copyOf(dictionaries);
        batches = List.copyOf(batches);
    }

    /**
     * Values that columns refer to.
     *
     * @param id which dictionary they are of
     * @param message the whole message
     */
    record DictionaryMessage(long id, MemorySegment message) {}

    /**
     * A record batch.
     *
     * @param rows its rows
     * @param columns in the order of the schema
     */
    record Batch(long rows, List<Column> columns) {
        Batch {
            columns = List.copyOf(columns);
        }

        long bytes() {
            return columns.stream().mapToLong(Column::bytes).sum();
        }
    }
}
