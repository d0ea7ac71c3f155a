@NullMarked
package dev.smi.emulator.compile;

import org.jspecify.annotations.NullMarked;
