/**
 * Random kernels in Java. A seed gives a program: a tree of text whose expressions know their types, so that a shrinker
 * can replace them. What is made always compiles, ends, stays within its arrays, divides by no zero, and cannot
 * deadlock; all that it computes goes to its buffers.
 */
@NullMarked
package dev.smi.fuzz.generate;

import org.jspecify.annotations.NullMarked;
