/** Routing tables and the host file as files. */
@NullMarked
package dev.smi.route.io;

import org.jspecify.annotations.NullMarked;
