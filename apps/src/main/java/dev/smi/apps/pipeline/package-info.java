/** One program on all ranks, a kernel in Java; {@code apps/pipeline} has the same in OpenCL C. */
@NullMarked
package dev.smi.apps.pipeline;

import org.jspecify.annotations.NullMarked;
