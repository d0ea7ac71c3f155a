package dev.smi.data.worker;

/**
 * How a worker presents itself.
 *
 * @param name that it would like; may be empty
 * @param token that shows that it may
 * @param device its device's name
 */
record WorkerIdentity(String name, String token, String device) {}
