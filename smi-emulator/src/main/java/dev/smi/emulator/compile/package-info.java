/**
 * Device code to something the JVM runs: preprocessed and compiled by Clang for wasm32, with Intel channels turned into
 * calls of the emulator. The only package that starts LLVM's tools.
 */
@NullMarked
package dev.smi.emulator.compile;

import org.jspecify.annotations.NullMarked;
