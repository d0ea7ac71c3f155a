@NullMarked
package dev.smi.benchmarks.scatter;

import org.jspecify.annotations.NullMarked;
