/**
 * Full-waveform inversion: what is below the ground, from waves measured above it. Grids of contrasts are data that a
 * cluster splits: each worker makes the model's matrix once, keeps it beside its kernels, and reconstructs grid after
 * grid.
 */
@NullMarked
package dev.smi.apps.fwi;

import org.jspecify.annotations.NullMarked;
