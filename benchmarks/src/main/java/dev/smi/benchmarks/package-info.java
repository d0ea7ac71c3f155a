/** Benchmarks: JMH for hot paths, whole programs through the commands. Results: docs/performance.md. */
@NullMarked
package dev.smi.benchmarks;

import org.jspecify.annotations.NullMarked;
