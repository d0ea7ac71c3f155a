/** Tests of {@code dev.smi.fabric}. */
@NullMarked
package dev.smi.fabric;

import org.jspecify.annotations.NullMarked;
