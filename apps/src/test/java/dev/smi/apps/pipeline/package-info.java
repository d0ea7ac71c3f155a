/** Kernels in Java on ranks of one JVM. */
@NullMarked
package dev.smi.apps.pipeline;

import org.jspecify.annotations.NullMarked;
