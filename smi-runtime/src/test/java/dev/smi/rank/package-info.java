/** Tests of what launchers tell. */
@NullMarked
package dev.smi.rank;

import org.jspecify.annotations.NullMarked;
