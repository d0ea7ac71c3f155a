@NullMarked
package dev.smi.run;

import org.jspecify.annotations.NullMarked;
