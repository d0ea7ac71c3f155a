/**
 * The emulated FPGA as a device. Ranks of one JVM share one emulator, as their FPGAs take turns on one core; cables to
 * FPGAs of other JVMs are wires.
 */
@NullMarked
package dev.smi.device.emulator;

import org.jspecify.annotations.NullMarked;
