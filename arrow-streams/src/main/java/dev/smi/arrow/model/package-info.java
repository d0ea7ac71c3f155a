/**
 * What connects Arrow record batches in memory and a kernel: the columns of batches, the streams that they become, what
 * travels in each, the buffers that it comes from or goes to, the kernels that move it with their arguments, and the
 * registers. The code generator makes device code of it, and the run time starts that code; both agree because
 * everything but the columns is derived here, once.
 */
@NullMarked
package dev.smi.arrow.model;

import org.jspecify.annotations.NullMarked;
