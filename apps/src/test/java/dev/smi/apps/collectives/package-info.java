/** Kernels in Java on ranks of one JVM. */
@NullMarked
package dev.smi.apps.collectives;

import org.jspecify.annotations.NullMarked;
