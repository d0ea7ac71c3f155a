/** From a program description to the layout of its transport layer: every FIFO and kernel, named and in order. */
@NullMarked
package dev.smi.codegen.emit;

import org.jspecify.annotations.NullMarked;
