/** What the applications' commands have in common. */
@NullMarked
package dev.smi.apps.command;

import org.jspecify.annotations.NullMarked;
