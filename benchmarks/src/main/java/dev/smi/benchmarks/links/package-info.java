/**
 * Links between ranks, measured beside those of MPJ Express and Open MPI in the same run. {@code LinkProgram} is what
 * ranks run; the rest starts processes and compares what they print.
 */
@NullMarked
package dev.smi.benchmarks.links;

import org.jspecify.annotations.NullMarked;
