@NullMarked
package dev.smi.codegen.frontend.opencl;

import org.jspecify.annotations.NullMarked;
