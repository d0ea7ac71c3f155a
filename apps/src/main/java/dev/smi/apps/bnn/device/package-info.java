/**
 * Networks as kernels on a device: {@code apps/bnn/bnn.cl}, a kernel for each kind of layer, started one after the
 * other for several pictures.
 */
@NullMarked
package dev.smi.apps.bnn.device;

import org.jspecify.annotations.NullMarked;
