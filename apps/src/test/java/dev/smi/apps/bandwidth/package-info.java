/** Kernels in Java on ranks of one JVM. */
@NullMarked
package dev.smi.apps.bandwidth;

import org.jspecify.annotations.NullMarked;
