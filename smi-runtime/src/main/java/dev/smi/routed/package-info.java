/**
 * The communication kernels of the ranks of one JVM, for channels in Java that go the way that channels of device code
 * do: {@link dev.smi.routed.RoutedWorld} reads what ports and cables there are and checks that all ranks agree,
 * {@link dev.smi.routed.RoutedCluster} runs one fast fabric for all ranks of the JVM, and wires are the cables that
 * lead to other JVMs.
 */
@NullMarked
package dev.smi.routed;

import org.jspecify.annotations.NullMarked;
