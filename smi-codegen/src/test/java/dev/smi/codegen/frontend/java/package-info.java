@NullMarked
package dev.smi.codegen.frontend.java;

import org.jspecify.annotations.NullMarked;
