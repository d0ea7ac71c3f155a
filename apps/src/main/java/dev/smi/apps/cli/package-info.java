/** The command {@code smi-app}, which knows the applications that split their data. Used by nobody. */
@NullMarked
package dev.smi.apps.cli;

import org.jspecify.annotations.NullMarked;
