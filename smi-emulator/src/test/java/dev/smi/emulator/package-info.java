@NullMarked
package dev.smi.emulator;

import org.jspecify.annotations.NullMarked;
