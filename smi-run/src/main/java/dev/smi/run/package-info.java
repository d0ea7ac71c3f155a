/**
 * Runs launch files: generates the device code of the programs, finds routes, loads everything into an emulated
 * cluster, runs the steps and checks what is expected.
 */
@NullMarked
package dev.smi.run;

import org.jspecify.annotations.NullMarked;
