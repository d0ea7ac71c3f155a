/** From pressure back to contrast: conjugate gradients with multiplicative regularisation, one grid at a time. */
@NullMarked
package dev.smi.apps.fwi.inversion;

import org.jspecify.annotations.NullMarked;
