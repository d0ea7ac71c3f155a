/**
 * The fast fabric: the transport layer of the ranks of one JVM as Java step functions on one thread, with the routing
 * tables, port allocation, packets and rules of the generated kernels. {@link dev.smi.fabric.FastFabric} is built from
 * programs, cables and tables, hands out the ends of channels, and is run; docs/fast-fabric.md follows a packet through
 * it.
 */
@NullMarked
package dev.smi.fabric;

import org.jspecify.annotations.NullMarked;
