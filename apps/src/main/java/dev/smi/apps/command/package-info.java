/** What the applications which split their data have in common on the command line. */
@NullMarked
package dev.smi.apps.command;

import org.jspecify.annotations.NullMarked;
