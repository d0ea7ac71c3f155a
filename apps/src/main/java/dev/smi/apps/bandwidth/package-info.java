/** Long messages with an asynchronicity degree, kernels in Java; {@code apps/bandwidth} has the same in OpenCL C. */
@NullMarked
package dev.smi.apps.bandwidth;

import org.jspecify.annotations.NullMarked;
