/** Kernels in Java on ranks of one JVM. */
@NullMarked
package dev.smi.apps.kmeans;

import org.jspecify.annotations.NullMarked;
