/**
 * Kernels in Java that work on record batches: what a kernel in OpenCL C does with channels and commands, it does with
 * the streams here, with the same protocol. Readers look into the vectors' memory, and writers write what becomes the
 * vectors' memory; what a device would not stand, or wait for in vain, is an exception that says why.
 */
@NullMarked
package dev.smi.arrow.stream;

import org.jspecify.annotations.NullMarked;
