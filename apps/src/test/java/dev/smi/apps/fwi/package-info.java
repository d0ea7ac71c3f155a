/** Tests of the inversion as a whole. */
@NullMarked
package dev.smi.apps.fwi;

import org.jspecify.annotations.NullMarked;
