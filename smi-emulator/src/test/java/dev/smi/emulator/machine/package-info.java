@NullMarked
package dev.smi.emulator.machine;

import org.jspecify.annotations.NullMarked;
