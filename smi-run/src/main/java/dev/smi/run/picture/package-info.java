/** Pictures of what kernels computed: numbers to colours, tiles to one picture, and that to a PNG file. */
@NullMarked
package dev.smi.run.picture;

import org.jspecify.annotations.NullMarked;
