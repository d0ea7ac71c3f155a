/**
 * Inner loops of binarised networks: exclusive ors, and counts of bits.
 *
 * <p>A {@link dev.smi.apps.bnn.kernel.Kernel} is a way to run them: with the JDK's Vector API, which no other package
 * sees, or, where its module is absent, in plain Java. Both give the same bits. Layers hold weights as kernels want
 * them: eight rows side by side, so that a vector register takes the same word of eight rows.
 */
@NullMarked
package dev.smi.apps.bnn.kernel;

import org.jspecify.annotations.NullMarked;
