package dev.smi.arrow.stream;

import dev.smi.arrow.model.ColumnBuffer;
import dev.smi.arrow.model.FieldStream;
import java.lang.foreign.MemorySegment;

/** The memory that streams come from and go to. */
public interface StreamMemory {

    /** A buffer of a column: as long as its elements need, or as its capacity allows. */
    MemorySegment segment(ColumnBuffer buffer);

    /** Elements that a stream which is written has room for. */
    int capacity(FieldStream stream);

    /** Rows of a batch that is read. */
    int rows(String batch);
}
