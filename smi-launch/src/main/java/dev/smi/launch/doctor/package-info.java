/** Finds out what this machine has of what the project needs, and what mends the rest. */
@NullMarked
package dev.smi.launch.doctor;

import org.jspecify.annotations.NullMarked;
