@NullMarked
package dev.smi.codegen.emit;

import org.jspecify.annotations.NullMarked;
