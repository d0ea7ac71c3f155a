/**
 * Reads Java and understands it: names, types, constants, and which version of a method is called with which arrays and
 * channels. JavaParser finds the syntax and, with its symbol solver, the classes that names stand for; types of
 * expressions are computed here, as they carry what Java's do not. What is outside the subset, or what javac would
 * reject, is a diagnostic. No type of JavaParser leaves this package.
 */
@NullMarked
package dev.smi.codegen.frontend.java.analysis;

import org.jspecify.annotations.NullMarked;
