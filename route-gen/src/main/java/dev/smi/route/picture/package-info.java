/** Pictures of topologies and of how routes load their cables: SVG, and DOT for Graphviz. */
@NullMarked
package dev.smi.route.picture;

import org.jspecify.annotations.NullMarked;
