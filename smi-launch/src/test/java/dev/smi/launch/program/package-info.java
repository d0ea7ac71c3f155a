/** Programs that tests run on ranks. */
@NullMarked
package dev.smi.launch.program;

import org.jspecify.annotations.NullMarked;
