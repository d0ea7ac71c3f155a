/**
 * The colours of a picture in clusters, by kernels in Java: reduction and broadcast in turn. {@code apps/kmeans} has
 * the same in OpenCL C.
 */
@NullMarked
package dev.smi.apps.kmeans;

import org.jspecify.annotations.NullMarked;
