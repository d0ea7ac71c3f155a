/** Finding and starting the workers of a cluster. */
@NullMarked
package dev.smi.data.cluster;

import org.jspecify.annotations.NullMarked;
