/** Tests of wires over each link. */
@NullMarked
package dev.smi.transport;

import org.jspecify.annotations.NullMarked;
