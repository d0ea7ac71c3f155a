/** Programs that tests start as ranks, and carriers that misbehave. */
@NullMarked
package dev.smi.testing;

import org.jspecify.annotations.NullMarked;
