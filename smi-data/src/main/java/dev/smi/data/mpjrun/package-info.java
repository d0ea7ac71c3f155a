/**
 * Workers that are the ranks of a job which {@code mpjrun} launches, each with its rank's number and device. A rank
 * that dies ends such a job, so all of its workers are lost then, and the job is started again.
 */
@NullMarked
package dev.smi.data.mpjrun;

import org.jspecify.annotations.NullMarked;
