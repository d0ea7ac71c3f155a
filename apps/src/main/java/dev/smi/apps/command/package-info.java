/** The command that starts the applications which split their data, and what they have in common. */
@NullMarked
package dev.smi.apps.command;

import org.jspecify.annotations.NullMarked;
