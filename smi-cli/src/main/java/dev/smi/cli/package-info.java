/** What all commands have in common: exit statuses, how diagnostics are printed, versions. */
@NullMarked
package dev.smi.cli;

import org.jspecify.annotations.NullMarked;
