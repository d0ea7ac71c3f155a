/**
 * WebAssembly on the JVM: a rank's memory, one instance per kernel, and the calls by which device code reaches the
 * emulator. The only package that sees the WebAssembly runtime.
 */
@NullMarked
package dev.smi.emulator.machine;

import org.jspecify.annotations.NullMarked;
