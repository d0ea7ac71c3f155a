/** What it costs to split a table and to send it to workers: as Arrow's record batches, and as Java objects. */
@NullMarked
package dev.smi.benchmarks.scatter;

import org.jspecify.annotations.NullMarked;
