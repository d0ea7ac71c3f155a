/** Kernels in Java on ranks of one JVM. */
@NullMarked
package dev.smi.apps.injection;

import org.jspecify.annotations.NullMarked;
