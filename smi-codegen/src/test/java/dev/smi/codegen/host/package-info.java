/** The generated host side, compiled and run. */
@NullMarked
package dev.smi.codegen.host;

import org.jspecify.annotations.NullMarked;
