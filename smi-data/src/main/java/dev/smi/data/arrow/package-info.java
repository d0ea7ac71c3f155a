/**
 * Arrow's record batches, split by rows: {@link dev.smi.data.arrow.ArrowSource} on the side of the job,
 * {@link dev.smi.data.arrow.ArrowChunks} on that of the workers.
 *
 * <p>A piece of a table is one message of Arrow's own stream format for each record batch that it touches. The buffers
 * in it are slices of the table's memory; only offsets, which have to begin at 0 again, and bitmaps whose first row is
 * not a multiple of 8 are made anew. The header of a source followed by any piece of it is an Arrow stream.
 */
@NullMarked
package dev.smi.data.arrow;

import org.jspecify.annotations.NullMarked;
