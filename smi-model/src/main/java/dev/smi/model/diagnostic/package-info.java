/** What is said to a user whose input is at fault: where, what, limit, remedy. */
@NullMarked
package dev.smi.model.diagnostic;

import org.jspecify.annotations.NullMarked;
