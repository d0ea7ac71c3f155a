/** Tests of splitting Arrow data. */
@NullMarked
package dev.smi.data.arrow;

import org.jspecify.annotations.NullMarked;
