/**
 * Wires: one-way streams of bytes from one rank to another, with room for so many bytes. Both ends of a wire are always
 * a ring in memory, written by one thread and read by one, wherever the other rank is: in this JVM the ring is the same
 * memory for both, on this host it is shared memory, and between hosts messages carry bytes from the writer's ring to
 * the reader's. So what pushes and pops elements knows one kind of memory, and nothing here knows elements.
 */
@NullMarked
package dev.smi.transport;

import org.jspecify.annotations.NullMarked;
