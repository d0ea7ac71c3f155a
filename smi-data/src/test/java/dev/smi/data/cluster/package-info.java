@NullMarked
package dev.smi.data.cluster;

import org.jspecify.annotations.NullMarked;
