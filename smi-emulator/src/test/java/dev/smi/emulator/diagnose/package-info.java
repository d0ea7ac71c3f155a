/** Tests of what is said of kernels that wait or fail. */
@NullMarked
package dev.smi.emulator.diagnose;

import org.jspecify.annotations.NullMarked;
