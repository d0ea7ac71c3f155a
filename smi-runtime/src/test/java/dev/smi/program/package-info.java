/** What ranks load, in small. */
@NullMarked
package dev.smi.program;

import org.jspecify.annotations.NullMarked;
