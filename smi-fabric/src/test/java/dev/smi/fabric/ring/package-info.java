/** Tests of {@code dev.smi.fabric.ring}. */
@NullMarked
package dev.smi.fabric.ring;

import org.jspecify.annotations.NullMarked;
