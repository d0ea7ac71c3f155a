/**
 * Device code for high-level synthesis. Every template under {@code hls/<target>/} has a record of the same name here,
 * which holds all that is computed: widths, names, order. The templates only iterate and test presence.
 */
@NullMarked
package dev.smi.hls;

import org.jspecify.annotations.NullMarked;
