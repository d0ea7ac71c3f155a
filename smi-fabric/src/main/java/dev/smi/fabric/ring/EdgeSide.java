package dev.smi.fabric.ring;

/** How one side of an {@link EdgeRing} learns what the other side did, and tells it. */
abstract class EdgeSide {

    /** Looks for packets of the other thread; gives whether there are any now. */
    abstract boolean findWritten(PacketRing side);

    /** Looks for room that the other thread made; gives whether there is any now. */
    abstract boolean findRead(PacketRing side);

    /** What the other thread has told so far: packets it put in, or took out. For any thread. */
    abstract long told();

    /** Tells the other thread what this one did. */
    abstract void publish(PacketRing side);
}
