/**
 * What a device has to do, and the devices there are: the emulated FPGA, JVM threads, and others that are found as
 * services. Bytes and addresses only; types, deadlines and checks for users are in {@code dev.smi}.
 */
@NullMarked
package dev.smi.device;

import org.jspecify.annotations.NullMarked;
