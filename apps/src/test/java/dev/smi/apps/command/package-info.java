/** Tests of the applications' commands. */
@NullMarked
package dev.smi.apps.command;

import org.jspecify.annotations.NullMarked;
