/** The applications against plain Java computations of the same. */
@NullMarked
package dev.smi.run.apps;

import org.jspecify.annotations.NullMarked;
