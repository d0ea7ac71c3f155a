/** What client and workers in other processes say to each other, and the connection over which they do. */
@NullMarked
package dev.smi.data.wire;

import org.jspecify.annotations.NullMarked;
