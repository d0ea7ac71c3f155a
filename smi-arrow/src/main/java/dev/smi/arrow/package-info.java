/**
 * The host side of programs that work on Arrow record batches, with Fletcher's meaning: a
 * {@link dev.smi.arrow.Platform} is a device with a program, a {@link dev.smi.arrow.Context} the record batches that it
 * works on, a {@link dev.smi.arrow.Kernel} starts it and waits for its end. Batches are checked against the program's
 * interface, and their buffers are moved as they are, never element by element; on the {@code jvm} device they are not
 * moved at all.
 */
@NullMarked
package dev.smi.arrow;

import org.jspecify.annotations.NullMarked;
