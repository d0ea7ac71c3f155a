/**
 * y = alpha A x + beta B x on two FPGAs, kernels and host program in one class. {@code apps/gesummv} has the same in
 * OpenCL C, as two programs.
 */
@NullMarked
package dev.smi.apps.gesummv;

import org.jspecify.annotations.NullMarked;
