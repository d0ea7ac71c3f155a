/**
 * The live view: a page on this computer's loopback that shows the topology as a graph, the load of cables, how full
 * FIFOs are and who waits, while a cluster runs and after it. The emulator is looked at from the server's threads
 * through {@link dev.smi.emulator.observe.Observation#snapshot}; it does not know that somebody looks. The page is
 * static files and two JSON documents: the graph, which never changes, and the state, which the page asks for a few
 * times a second.
 */
@NullMarked
package dev.smi.run.ui;

import org.jspecify.annotations.NullMarked;
