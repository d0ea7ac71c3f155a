/** Tests of what the applications' command lines have in common. */
@NullMarked
package dev.smi.apps.command;

import org.jspecify.annotations.NullMarked;
