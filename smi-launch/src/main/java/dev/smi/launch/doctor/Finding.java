package dev.smi.launch.doctor;

/**
 * One thing that was looked for.
 *
 * @param name what it is, a word or two
 * @param state whether it is there
 * @param found what was found, or what is missing and what for
 * @param remedy the command that mends it; empty if there is nothing to mend
 */
public record Finding(String name, State state, String found, String remedy) {

    /** Whether it is there, and how bad it is if not. */
    public enum State {
        /** It is there. */
        OK,
        /** It is not there, and only some things need it. */
        OPTIONAL,
        /** It is not there, and has to be. */
        MISSING
    }

    static Finding ok(String name, String found) {
        return new Finding(name, State.OK, found, "");
    }

    static Finding optional(String name, String missing, String remedy) {
        return new Finding(name, State.OPTIONAL, missing, remedy);
    }

    static Finding missing(String name, String missing, String remedy) {
        return new Finding(name, State.MISSING, missing, remedy);
    }
}
