/** Writing what the code generator makes. */
@NullMarked
package dev.smi.codegen.io;

import org.jspecify.annotations.NullMarked;
