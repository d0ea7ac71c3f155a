/** Tests of {@code dev.smi.fabric.endpoint}. */
@NullMarked
package dev.smi.fabric.endpoint;

import org.jspecify.annotations.NullMarked;
