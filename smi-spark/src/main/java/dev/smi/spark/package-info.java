/**
 * Jobs of {@link dev.smi.data} on the executors of an Apache Spark cluster, for where one machine, or a handful of
 * workers of our own, is outgrown. {@link dev.smi.spark.SparkCluster} is a {@link dev.smi.data.Cluster}: every piece of
 * a job is a Spark job of one task, so that where it runs, and what happens when its executor goes away, is Spark's
 * matter; how many pieces are on their way at once, and that their results are merged in order and once, is ours. Data
 * that Spark stores already, {@link dev.smi.spark.SparkRecords}, is worked on where it lies.
 *
 * <p>What runs on the driver: {@code SparkCluster}, {@code Merge}, {@code SentPieces}, {@code StoredPieces},
 * {@code SentUnits}, {@code LossWatch}, {@code UnitTally}. What runs on executors: {@code ChunkTask},
 * {@code PartitionTask}, {@code ExecutorUnits}, {@code UnitPool}, {@code UnitThread}, {@code ExecutorDevice}.
 */
@NullMarked
package dev.smi.spark;

import org.jspecify.annotations.NullMarked;
