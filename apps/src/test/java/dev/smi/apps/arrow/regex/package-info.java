/** Tests of automata. */
@NullMarked
package dev.smi.apps.arrow.regex;

import org.jspecify.annotations.NullMarked;
