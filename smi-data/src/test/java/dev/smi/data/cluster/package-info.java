/** Tests of a cluster's configuration, and of what starts its workers. */
@NullMarked
package dev.smi.data.cluster;

import org.jspecify.annotations.NullMarked;
