/** Binarised networks: pictures classified by counting bits, split over the compute units of a cluster. */
@NullMarked
package dev.smi.apps.bnn;

import org.jspecify.annotations.NullMarked;
