/** Routing tables as the communication kernels load them. */
@NullMarked
package dev.smi.route.table;

import org.jspecify.annotations.NullMarked;
