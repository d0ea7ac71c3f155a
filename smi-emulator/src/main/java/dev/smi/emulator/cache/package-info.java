/** What compiling gave, kept on disk for the next run. */
@NullMarked
package dev.smi.emulator.cache;

import org.jspecify.annotations.NullMarked;
