/** Broadcast, reduce, scatter and gather, kernels in Java; {@code apps/collectives} has the same in OpenCL C. */
@NullMarked
package dev.smi.apps.collectives;

import org.jspecify.annotations.NullMarked;
