/**
 * Writes a kernel class that the front end has understood as OpenCL C with SMI calls, as a person would write it and
 * with Java's meaning. The stages, each a class or two: what C leaves open is put into order ({@code Sequencer}), the
 * values that numbers can have are found ({@code Ranges}), names are chosen ({@code FileNames}, {@code FunctionNames}),
 * and the text is written ({@code FunctionPrinter} and what it uses).
 */
@NullMarked
package dev.smi.codegen.frontend.java.print;

import org.jspecify.annotations.NullMarked;
