@NullMarked
package dev.smi.architecture;

import org.jspecify.annotations.NullMarked;
