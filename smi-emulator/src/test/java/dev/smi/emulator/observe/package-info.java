@NullMarked
package dev.smi.emulator.observe;

import org.jspecify.annotations.NullMarked;
