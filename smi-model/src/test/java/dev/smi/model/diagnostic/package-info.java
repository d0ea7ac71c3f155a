@NullMarked
package dev.smi.model.diagnostic;

import org.jspecify.annotations.NullMarked;
