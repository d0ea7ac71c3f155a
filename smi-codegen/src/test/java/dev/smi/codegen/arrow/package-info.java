/** Tests of what is generated for record batches. */
@NullMarked
package dev.smi.codegen.arrow;

import org.jspecify.annotations.NullMarked;
