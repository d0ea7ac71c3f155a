/** Spoils sources, and looks at how the front end takes it. */
@NullMarked
package dev.smi.fuzz.mutate;

import org.jspecify.annotations.NullMarked;
