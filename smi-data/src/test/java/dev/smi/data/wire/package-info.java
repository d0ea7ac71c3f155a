@NullMarked
package dev.smi.data.wire;

import org.jspecify.annotations.NullMarked;
