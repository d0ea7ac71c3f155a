/**
 * What ranks that share a JVM have in common, and what a rank has to itself. A {@link dev.smi.job.Hub} is one JVM's
 * part of a job: its ranks, the wires to others, who waits for what, and what is to be done when all wait. A
 * {@link dev.smi.job.RankContext} is one rank's view of it.
 */
@NullMarked
package dev.smi.job;

import org.jspecify.annotations.NullMarked;
