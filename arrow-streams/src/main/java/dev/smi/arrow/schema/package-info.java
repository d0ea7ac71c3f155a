/**
 * Interfaces from Arrow schemas: reads the schema of an IPC file, stream or message, checks Fletcher's metadata, and
 * says what has no streams. The only package here that sees Arrow's library.
 */
@NullMarked
package dev.smi.arrow.schema;

import org.jspecify.annotations.NullMarked;
