/** A channel for every element, kernels in Java; {@code apps/injection} has the same in OpenCL C. */
@NullMarked
package dev.smi.apps.injection;

import org.jspecify.annotations.NullMarked;
