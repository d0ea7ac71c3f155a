@NullMarked
package dev.smi.data.run;

import org.jspecify.annotations.NullMarked;
