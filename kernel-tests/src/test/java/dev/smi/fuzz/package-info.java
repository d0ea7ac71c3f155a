/**
 * Differential tests of kernels in Java: random programs, and those that once differed, run on the JVM and, translated
 * to OpenCL C, on the emulator.
 */
@NullMarked
package dev.smi.fuzz;

import org.jspecify.annotations.NullMarked;
