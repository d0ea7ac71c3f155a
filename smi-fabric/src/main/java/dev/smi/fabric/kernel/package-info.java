/**
 * The kernels of the transport layer as step functions: {@link dev.smi.fabric.kernel.SendStep} and
 * {@link dev.smi.fabric.kernel.ReceiveStep} for each cable, and one support step for each collective. They do what the
 * templates of hls-templates generate, packet by packet.
 */
@NullMarked
package dev.smi.fabric.kernel;

import org.jspecify.annotations.NullMarked;
