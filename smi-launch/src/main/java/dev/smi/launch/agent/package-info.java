/**
 * Runs inside every JVM of a job before anything else does: ends it when the launcher is gone, and keeps MPJ Express's
 * sockets on the loopback interface. Uses nothing but the JDK.
 */
@NullMarked
package dev.smi.launch.agent;

import org.jspecify.annotations.NullMarked;
