/** Makes a program smaller that shows a fault, as long as it shows it. */
@NullMarked
package dev.smi.fuzz.shrink;

import org.jspecify.annotations.NullMarked;
