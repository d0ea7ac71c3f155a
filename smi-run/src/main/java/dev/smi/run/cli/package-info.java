/** The command {@code smi-run}. */
@NullMarked
package dev.smi.run.cli;

import org.jspecify.annotations.NullMarked;
