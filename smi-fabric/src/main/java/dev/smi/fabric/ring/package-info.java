/**
 * FIFOs of packets and what they wake. A packet is four longs; a {@link dev.smi.fabric.ring.PacketRing} belongs to the
 * fabric's thread, an {@link dev.smi.fabric.ring.EdgeRing} is a pair of them, one for the fabric's thread and one for
 * another. A {@link dev.smi.fabric.ring.Step} sleeps until a FIFO that it reads or waits to write wakes it.
 */
@NullMarked
package dev.smi.fabric.ring;

import org.jspecify.annotations.NullMarked;
