@NullMarked
package dev.smi.codegen.cli;

import org.jspecify.annotations.NullMarked;
