package dev.smi.data;

/**
 * A worker.
 *
 * @param name unique in its cluster
 * @param host where it runs
 * @param process its process number there
 * @param device its device's name
 */
public record WorkerInfo(String name, String host, long process, String device) {}
