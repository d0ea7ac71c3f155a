/**
 * Binarised networks: pictures classified by counting bits, split over the compute units of a cluster.
 *
 * <p>{@link dev.smi.apps.bnn.Bnn} is the command. {@code format} reads published parameters, {@code kernel} has the
 * inner loops, {@code network} the networks, {@code picture} the data; what is here ties them to a cluster.
 */
@NullMarked
package dev.smi.apps.bnn;

import org.jspecify.annotations.NullMarked;
