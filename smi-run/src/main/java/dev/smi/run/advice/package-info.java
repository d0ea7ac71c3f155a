/**
 * What to do about a run that ended badly: the source line of every kernel that waits or failed, found by running again
 * with lines noted; for a deadlock, the larger asynchronicity degrees, deeper FIFOs or flushes that resolve it, found
 * by trying, or what kind of deadlock it is if none does. All of it is bounded by a time.
 */
@NullMarked
package dev.smi.run.advice;

import org.jspecify.annotations.NullMarked;
