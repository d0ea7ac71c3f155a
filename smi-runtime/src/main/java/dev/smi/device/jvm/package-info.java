/** The JVM as a device: kernels are Java methods on threads of their own, memory is the JVM's. */
@NullMarked
package dev.smi.device.jvm;

import org.jspecify.annotations.NullMarked;
