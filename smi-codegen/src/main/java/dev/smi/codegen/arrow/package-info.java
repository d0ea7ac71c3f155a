/**
 * Device code for streams between Arrow record batches and a kernel: lays out an interface as records of {@code hls},
 * and fills their templates.
 */
@NullMarked
package dev.smi.codegen.arrow;

import org.jspecify.annotations.NullMarked;
