/** Topologies: FPGAs, the programs they run, and the cables between them. */
@NullMarked
package dev.smi.topology;

import org.jspecify.annotations.NullMarked;
