/** The sum of two vectors, each rank a part: the same host program on emulated FPGAs and on OpenCL devices. */
@NullMarked
package dev.smi.apps.vadd;

import org.jspecify.annotations.NullMarked;
