/**
 * The linear model between contrast and pressure: the matrix kappa of Green's functions, and the two kernels that
 * multiply by it, in Java and in OpenCL C. Kappa is made once and then stays where its kernels are.
 */
@NullMarked
package dev.smi.apps.fwi.model;

import org.jspecify.annotations.NullMarked;
