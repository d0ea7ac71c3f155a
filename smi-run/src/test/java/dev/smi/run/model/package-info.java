/** Tests of the performance model: cycles of its assumptions, and steps of a run. */
@NullMarked
package dev.smi.run.model;

import org.jspecify.annotations.NullMarked;
