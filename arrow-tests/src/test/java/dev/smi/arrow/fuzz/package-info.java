/**
 * Random schemas, and random batches of them, through generated readers, a kernel that passes everything on, and
 * generated writers: what arrives has to be what was sent. Batches are buffers as Arrow lays them out, with nulls,
 * bytes that are there under nulls, offsets that do not begin at 0, and ranges of rows.
 */
@NullMarked
package dev.smi.arrow.fuzz;

import org.jspecify.annotations.NullMarked;
