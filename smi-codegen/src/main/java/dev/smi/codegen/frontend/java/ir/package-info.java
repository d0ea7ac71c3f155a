/**
 * A kernel class as the front end has understood it: every name resolved, every expression with its type, every
 * conversion written out. It means what the Java language says; nothing in it is C yet. Immutable, and knows no parser.
 */
@NullMarked
package dev.smi.codegen.frontend.java.ir;

import org.jspecify.annotations.NullMarked;
