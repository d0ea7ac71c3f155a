/**
 * Examples of kernels on Arrow record batches: one command each, which generates the program, runs its kernel on an
 * emulated FPGA or its twin in Java, and compares the result with plain Java over the same vectors. Used by the command
 * only.
 */
@NullMarked
package dev.smi.apps.arrow;

import org.jspecify.annotations.NullMarked;
