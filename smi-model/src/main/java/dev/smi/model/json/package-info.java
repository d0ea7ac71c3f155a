/**
 * JSON whose every value knows its place in the file, so that whoever reads a format on top of it can point at the
 * fault. The only package that sees the JSON library.
 */
@NullMarked
package dev.smi.model.json;

import org.jspecify.annotations.NullMarked;
