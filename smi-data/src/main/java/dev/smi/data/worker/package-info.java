/**
 * A worker: its compute units, each with a thread, opened once for equal specifications, and what it holds for them.
 *
 * <p>{@link dev.smi.data.worker.UnitHost} is used by workers that are threads of the client's JVM, and by those in
 * processes of their own, which a connection connects to their client.
 */
@NullMarked
package dev.smi.data.worker;

import org.jspecify.annotations.NullMarked;
