@NullMarked
package dev.smi.codegen.frontend.java.analysis;

import org.jspecify.annotations.NullMarked;
