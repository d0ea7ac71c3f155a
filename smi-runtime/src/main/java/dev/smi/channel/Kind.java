package dev.smi.channel;

/** What a wire is for. */
public enum Kind {
    POINT_TO_POINT("port", "push", "pop"),
    BROADCAST("broadcast", "send broadcast", "receive broadcast"),
    REDUCE("reduce", "send reduction", "receive reduction"),
    SCATTER("scatter", "send scattered", "receive scattered"),
    GATHER("gather", "send gathered", "receive gathered");

    private final String id;
    private final String sending;
    private final String receiving;

    Kind(String id, String sending, String receiving) {
        this.id = id;
        this.sending = sending;
        this.receiving = receiving;
    }

    /** Its part of a wire's name. */
    String id() {
        return id;
    }

    /** What its sender does with an element, in messages. */
    String sending() {
        return sending;
    }

    /** What its receiver does with an element. */
    String receiving() {
        return receiving;
    }
}
