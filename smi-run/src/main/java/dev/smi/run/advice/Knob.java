package dev.smi.run.advice;

import dev.smi.emulator.fabric.FifoDepths.Channel;

/** Something that may resolve a deadlock when it gets larger. */
public sealed interface Knob {

    /** The asynchronicity degree of a port; its values are packets. */
    record Degree(int port) implements Knob {}

    /** The depth of a channel, or array of channels, that the user declared; its values are elements. */
    record Depth(Channel channel) implements Knob {}

    /** Whether every push on a port sends its packet at once; 1 if so. */
    record Flush(int port) implements Knob {}
}
