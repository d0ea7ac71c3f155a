/** Latency and bandwidth of Java channels between ranks, wherever they are. */
@NullMarked
package dev.smi.apps.channels;

import org.jspecify.annotations.NullMarked;
