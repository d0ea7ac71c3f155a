/** Topology files. */
@NullMarked
package dev.smi.topology.io;

import org.jspecify.annotations.NullMarked;
