package dev.smi.spark;

import java.io.Serializable;

/**
 * How much a partition holds.
 *
 * @param records number of them
 * @param bytes of all of them
 */
record PartitionSize(long records, long bytes) implements Serializable {}
