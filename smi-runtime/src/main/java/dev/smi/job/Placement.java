package dev.smi.job;

/**
 * Where a rank is.
 *
 * @param host names the machine, the same for all of its processes
 * @param process the process's number on that machine
 * @param hub names the JVM's part of the job: ranks with the same one share memory as Java objects
 */
public record Placement(String host, long process, String hub) {}
