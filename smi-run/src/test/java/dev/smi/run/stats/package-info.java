@NullMarked
package dev.smi.run.stats;

import org.jspecify.annotations.NullMarked;
