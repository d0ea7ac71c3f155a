/** The command {@code route-gen}. */
@NullMarked
package dev.smi.route.cli;

import org.jspecify.annotations.NullMarked;
