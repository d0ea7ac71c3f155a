/**
 * The code generator: kernel sources to a program description, rewritten sources and device code.
 *
 * <p>The way of a source: {@code frontend} finds its channels and rewrites it; {@link dev.smi.codegen.ProgramAssembler}
 * makes one program description of the channels of all sources; {@code emit} lays out the transport layer for it and
 * has the templates rendered; {@code io} writes the files.
 */
@NullMarked
package dev.smi.codegen;

import org.jspecify.annotations.NullMarked;
