/** Benchmarks of what the fabric keeps to its package. */
@NullMarked
package dev.smi.emulator.fabric;

import org.jspecify.annotations.NullMarked;
