/** Whole networks: layers one after the other, from pixels to scores. */
@NullMarked
package dev.smi.apps.bnn.network;

import org.jspecify.annotations.NullMarked;
