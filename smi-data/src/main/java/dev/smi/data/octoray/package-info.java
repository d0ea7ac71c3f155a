/**
 * {@link dev.smi.data.octoray.OctoRay}: kernels on the hosts of a cluster and data in slices for them, in the words of
 * the Python library of that name, for those who come from there. All of it is a {@link dev.smi.data.Job} on a
 * {@link dev.smi.data.Cluster} in the end; {@code docs/octoray.md} shows a notebook in both.
 */
@NullMarked
package dev.smi.data.octoray;

import org.jspecify.annotations.NullMarked;
