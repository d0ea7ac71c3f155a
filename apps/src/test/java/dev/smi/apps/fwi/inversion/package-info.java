/** Tests of its package. */
@NullMarked
package dev.smi.apps.fwi.inversion;

import org.jspecify.annotations.NullMarked;
