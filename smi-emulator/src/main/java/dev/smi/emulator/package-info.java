/**
 * The emulated FPGA cluster: runs the device code that the code generator emitted, every kernel concurrently, the same
 * way every time.
 *
 * <p>The way of a program: {@code compile} makes WebAssembly of its device code, {@code machine} makes JVM code of that
 * and runs it in the memory of an FPGA, {@code fabric} gives its kernels FIFOs and cables, {@code schedule} says who
 * runs, {@code diagnose} says why nobody can.
 */
@NullMarked
package dev.smi.emulator;

import org.jspecify.annotations.NullMarked;
