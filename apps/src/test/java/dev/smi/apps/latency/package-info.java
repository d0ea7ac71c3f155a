/** Kernels in Java on ranks of one JVM. */
@NullMarked
package dev.smi.apps.latency;

import org.jspecify.annotations.NullMarked;
