@NullMarked
package dev.smi.launch;

import org.jspecify.annotations.NullMarked;
