package dev.smi.benchmarks.scatter;

/**
 * One run of sending a table.
 *
 * @param seconds from the first chunk to the last result
 * @param sent bytes that were sent
 */
record ScatterRun(double seconds, long sent) {}
