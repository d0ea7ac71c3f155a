package dev.smi.arrow.model;

/**
 * A part of what a stream's transfers carry: a member of the C struct, an array if a transfer has room for more than
 * one element.
 *
 * @param name the member's name: the path below the stream's column, {@code data} if there is none; with {@code _valid}
 *     or {@code _length} behind it, or only {@code valid} or {@code length}
 * @param kind what it says about an element
 * @param type the type of the member
 * @param buffer where it comes from, or goes to: for lengths these are the offsets
 */
public record Lane(String name, Kind kind, ElementType type, ColumnBuffer buffer) {

    /** What a lane says about an element. */
    public enum Kind {
        /** Its value. */
        VALUE,
        /** Whether it is not null. */
        VALID,
        /** How many elements the list has. */
        LENGTH
    }
}
