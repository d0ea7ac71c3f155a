/** y = alpha A x + beta B x on two FPGAs with programs of their own: the host program of {@code apps/gesummv}. */
@NullMarked
package dev.smi.apps.gesummv;

import org.jspecify.annotations.NullMarked;
