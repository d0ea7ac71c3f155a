@NullMarked
package dev.smi.emulator.cache;

import org.jspecify.annotations.NullMarked;
