/** Host programs on all devices of one JVM. */
@NullMarked
package dev.smi.apps;

import org.jspecify.annotations.NullMarked;
