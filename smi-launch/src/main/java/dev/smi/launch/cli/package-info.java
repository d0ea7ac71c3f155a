/** The commands {@code mpjrun} and {@code smi-doctor}. */
@NullMarked
package dev.smi.launch.cli;

import org.jspecify.annotations.NullMarked;
