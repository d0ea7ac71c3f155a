/**
 * Interfaces as files: {@code arrow.json}, which the code generator writes beside a program and the run time reads, and
 * the register map for people and other tools.
 */
@NullMarked
package dev.smi.arrow.io;

import org.jspecify.annotations.NullMarked;
