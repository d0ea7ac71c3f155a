/**
 * Splitting data over the compute units of a cluster, for users with a pile of data and several boards.
 *
 * <p>A {@link dev.smi.data.Job} says what to do: a {@link dev.smi.data.Source} that can be cut anywhere, a
 * {@link dev.smi.data.UnitSpec} for what runs on each piece, {@link dev.smi.data.Shares} for who gets how much, and a
 * {@link dev.smi.data.Combiner} that gets the results in order. A {@link dev.smi.data.Cluster} of workers runs it.
 */
@NullMarked
package dev.smi.data;

import org.jspecify.annotations.NullMarked;
