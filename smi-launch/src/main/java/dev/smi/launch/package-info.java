/**
 * Runs a job of ranks with MPJ Express: a directory of its own for each job, MPJ Express's processes in it, a watch
 * over the ranks, and a verdict. Whatever way a job ends, its processes, ports and files are gone afterwards.
 */
@NullMarked
package dev.smi.launch;

import org.jspecify.annotations.NullMarked;
