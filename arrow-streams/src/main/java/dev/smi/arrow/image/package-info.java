/**
 * Memory images of record batches, as simulations of hardware load them and leave them behind: Motorola S-records, what
 * is where in them, and record batches in files, which they are made from and become again. Reads Arrow's metadata by
 * itself, so that no memory of Arrow's is needed.
 */
@NullMarked
package dev.smi.arrow.image;

import org.jspecify.annotations.NullMarked;
