package dev.smi.run.advice;

/**
 * What is wrong with the wait of one kernel.
 *
 * @param kind what kind of deadlock it makes
 * @param isCertain whether no buffer can change it
 * @param text for people
 */
record Finding(DeadlockKind kind, boolean isCertain, String text) {}
