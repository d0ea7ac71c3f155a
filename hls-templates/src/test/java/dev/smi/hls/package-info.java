@NullMarked
package dev.smi.hls;

import org.jspecify.annotations.NullMarked;
