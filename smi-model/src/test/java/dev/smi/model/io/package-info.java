@NullMarked
package dev.smi.model.io;

import org.jspecify.annotations.NullMarked;
