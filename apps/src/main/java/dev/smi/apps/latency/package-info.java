/**
 * Messages of one element back and forth, two programs of one kernel in Java; {@code apps/latency} has the same in
 * OpenCL C.
 */
@NullMarked
package dev.smi.apps.latency;

import org.jspecify.annotations.NullMarked;
