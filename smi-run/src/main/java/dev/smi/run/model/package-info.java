/**
 * What a run would take on hardware: the emulator's logical time with the latencies and rates of real cables and
 * communication kernels, in seconds of an assumed clock. docs/performance-model.md has the assumptions, and how far the
 * estimates are from published measurements.
 */
@NullMarked
package dev.smi.run.model;

import org.jspecify.annotations.NullMarked;
