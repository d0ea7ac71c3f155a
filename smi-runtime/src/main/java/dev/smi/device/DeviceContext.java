package dev.smi.device;

/**
 * What a device knows of the rank it belongs to.
 *
 * @param rank the rank
 * @param size ranks of the job
 * @param localRank its number among the ranks on this host, by which it takes the n-th device of several
 */
public record DeviceContext(int rank, int size, int localRank) {}
