/**
 * The front end for OpenCL C. {@link dev.smi.codegen.frontend.opencl.ClangParser} is the only class that sees libclang:
 * it gives a tree of {@link dev.smi.codegen.frontend.opencl.AstNode}s, and everything after it is plain Java.
 */
@NullMarked
package dev.smi.codegen.frontend.opencl;

import org.jspecify.annotations.NullMarked;
