/** Tests of sources and combiners: every element exactly once, in order, whatever the cuts are. */
@NullMarked
package dev.smi.data.split;

import org.jspecify.annotations.NullMarked;
