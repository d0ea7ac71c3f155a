/** Tests of memory images. */
@NullMarked
package dev.smi.arrow.image;

import org.jspecify.annotations.NullMarked;
