@NullMarked
package dev.smi.codegen;

import org.jspecify.annotations.NullMarked;
