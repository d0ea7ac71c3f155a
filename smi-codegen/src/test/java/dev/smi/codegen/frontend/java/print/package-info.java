@NullMarked
package dev.smi.codegen.frontend.java.print;

import org.jspecify.annotations.NullMarked;
