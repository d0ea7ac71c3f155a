@NullMarked
package dev.smi.emulator.schedule;

import org.jspecify.annotations.NullMarked;
