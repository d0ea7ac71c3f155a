package dev.smi.channel;

/**
 * One direction between the caller and another rank of its group, or itself.
 *
 * @param kind what for
 * @param port its port
 * @param member the other rank's number in the group
 * @param worldRank the same rank's number in the world
 */
record Link(Kind kind, int port, int member, int worldRank) {

    /** The other rank and the port, for messages. */
    String toText(String preposition) {
        String inGroup = member == worldRank ? "" : " (" + member + " in its communicator)";
        return "on port " + port + " " + preposition + " rank " + worldRank + inGroup;
    }
}
