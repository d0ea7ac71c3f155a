/**
 * One rank of a job that {@code mpjrun} started: it says which rank it is, runs the user's program, tells the launcher
 * how that ended, and carries messages through MPJ Express. It belongs into the class loader that MPJ Express makes for
 * each rank, together with the application; so a static field here is a rank's own, also where ranks share a JVM.
 */
@NullMarked
package dev.smi.mpj;

import org.jspecify.annotations.NullMarked;
