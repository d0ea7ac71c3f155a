/**
 * What a kernel written in Java calls: the two ends of a point-to-point channel and the four collectives, element by
 * element, with the rules of docs/design/smi-spec.md, sections 4 and 5. Nothing here waits: what cannot be done now
 * says so, and the caller comes again, from a step of the fabric or from a thread of its own.
 */
@NullMarked
package dev.smi.fabric.endpoint;

import org.jspecify.annotations.NullMarked;
