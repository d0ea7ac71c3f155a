/** Tests of the live view: what it answers, to whom, and that a browser shows it. */
@NullMarked
package dev.smi.run.ui;

import org.jspecify.annotations.NullMarked;
