/**
 * Runs a job on workers: plans the pieces, hands them out, takes back what was lost, and merges in order.
 *
 * <p>One thread decides everything, {@link dev.smi.data.run.JobRun}: it calls workers through
 * {@link dev.smi.data.run.WorkerLink}, which never waits, and workers answer with {@link dev.smi.data.run.Event}s in
 * one queue. Whether a worker is a thread or a process is not known here.
 */
@NullMarked
package dev.smi.data.run;

import org.jspecify.annotations.NullMarked;
