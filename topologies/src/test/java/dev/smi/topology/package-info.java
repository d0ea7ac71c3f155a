@NullMarked
package dev.smi.topology;

import org.jspecify.annotations.NullMarked;
