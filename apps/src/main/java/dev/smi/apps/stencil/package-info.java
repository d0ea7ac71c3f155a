/**
 * A heated plate over many FPGAs: the host program of {@code apps/stencil/stencil.cl}, the same kernel in Java, and the
 * plain Java that both are checked against.
 */
@NullMarked
package dev.smi.apps.stencil;

import org.jspecify.annotations.NullMarked;
