/**
 * A heated plate over many FPGAs: kernels and host program in one class, and the plate as one array that the result is
 * checked against. {@code apps/stencil/stencil.cl} has the same kernels in OpenCL C.
 */
@NullMarked
package dev.smi.apps.stencil;

import org.jspecify.annotations.NullMarked;
