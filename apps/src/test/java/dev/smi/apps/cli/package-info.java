/** Tests of the command {@code smi-app}. */
@NullMarked
package dev.smi.apps.cli;

import org.jspecify.annotations.NullMarked;
