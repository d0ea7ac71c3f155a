/** Tests of jobs on Spark: what a job means in one JVM, and what outlives the loss of one among several. */
@NullMarked
package dev.smi.spark;

import org.jspecify.annotations.NullMarked;
