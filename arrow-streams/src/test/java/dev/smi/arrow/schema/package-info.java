/** Tests of {@code dev.smi.arrow.schema}. */
@NullMarked
package dev.smi.arrow.schema;

import org.jspecify.annotations.NullMarked;
