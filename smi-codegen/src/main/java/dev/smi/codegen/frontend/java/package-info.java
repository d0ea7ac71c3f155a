/**
 * Kernels in Java: understood ({@code analysis}) into a form without syntax ({@code ir}), written as OpenCL C
 * ({@code print}), and from there on the way of hand-written kernels.
 */
@NullMarked
package dev.smi.codegen.frontend.java;

import org.jspecify.annotations.NullMarked;
