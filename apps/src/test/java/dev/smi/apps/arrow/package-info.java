/** Tests of examples on record batches. */
@NullMarked
package dev.smi.apps.arrow;

import org.jspecify.annotations.NullMarked;
