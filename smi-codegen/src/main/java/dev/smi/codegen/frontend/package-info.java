/**
 * What every front end gives, whatever language it reads: the endpoints that a source opens, and the source with its
 * SMI calls replaced by calls of specialised functions.
 */
@NullMarked
package dev.smi.codegen.frontend;

import org.jspecify.annotations.NullMarked;
