@NullMarked
package dev.smi.emulator.fabric;

import org.jspecify.annotations.NullMarked;
