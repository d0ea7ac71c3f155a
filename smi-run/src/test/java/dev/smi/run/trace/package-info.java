@NullMarked
package dev.smi.run.trace;

import org.jspecify.annotations.NullMarked;
