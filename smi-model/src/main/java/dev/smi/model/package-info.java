/**
 * The specification as values: ranks, ports, data types, operations, packets, and how a program's endpoints are dealt
 * to the communication kernels. Everything here is immutable and free of I/O; {@code docs/design/smi-spec.md} is the
 * source.
 */
@NullMarked
package dev.smi.model;

import org.jspecify.annotations.NullMarked;
