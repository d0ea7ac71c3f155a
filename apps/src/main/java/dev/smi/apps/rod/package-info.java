/** Heat in a ring of ranks: the first kernel in Java that {@code docs/java-kernels.md} shows. */
@NullMarked
package dev.smi.apps.rod;

import org.jspecify.annotations.NullMarked;
