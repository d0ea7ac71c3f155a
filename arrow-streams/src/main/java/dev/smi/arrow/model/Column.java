package dev.smi.arrow.model;

import java.util.List;

/**
 * A column of a batch, or a part of one: a member of a struct, or the elements of lists.
 *
 * @param name the field's name in the schema
 * @param arrowType the field's type as Arrow's Java library prints it, {@code Timestamp(MICROSECOND, UTC)} for example:
 *     what batches are checked against
 * @param type what the type means for streams
 * @param isNullable whether it has a buffer of validity bits
 * @param isIgnored whether it has no streams: metadata {@code fletcher_ignore}
 * @param isProfiled whether somebody wants to know how its streams fare: metadata {@code fletcher_profile}
 * @param perTransfer elements that a transfer carries at most, of the stream that begins here: metadata
 *     {@code fletcher_epc}. Of a list it is the stream of its elements, of others the column's own
 * @param listsPerTransfer lengths that a transfer of a list's own stream carries at most: metadata
 *     {@code fletcher_lepc}
 * @param children members of a struct, the one child of a list, otherwise none
 */
public record Column(
        String name,
        String arrowType,
        ColumnType type,
        boolean isNullable,
        boolean isIgnored,
        boolean isProfiled,
        int perTransfer,
        int listsPerTransfer,
        List<Column> children) {

    /** Elements that a transfer can carry, at most. */
    public static final int MAX_PER_TRANSFER = 64;

    /** @throws IllegalArgumentException if the children do not go with the type, or a transfer carries too many */
    public Column {
        children = List.copyOf(children);
        requireTransfer(perTransfer);
        requireTransfer(listsPerTransfer);
        boolean isFitting =
                switch (type) {
                    case ColumnType.Struct _, ColumnType.Other _ -> true;
                    case ColumnType.Lists lists -> children.size() == (lists == ColumnType.Lists.LIST ? 1 : 0);
                    case ElementType _ -> children.isEmpty();
                };
        if (!isFitting) {
            throw new IllegalArgumentException(
                    "column " + name + " of type " + type.id() + " has " + children.size() + " children");
        }
        if (type instanceof ColumnType.Other && !isIgnored) {
            throw new IllegalArgumentException("column " + name + " has a type without streams and is not ignored");
        }
    }

    /** Whether a transfer can carry a number of elements: a power of two, up to {@value #MAX_PER_TRANSFER}. */
    public static boolean isTransfer(long elements) {
        return elements >= 1 && elements <= MAX_PER_TRANSFER && Long.bitCount(elements) == 1;
    }

    private static void requireTransfer(int elements) {
        if (!isTransfer(elements)) {
            throw new IllegalArgumentException(
                    elements + " elements a transfer are no power of two up to " + MAX_PER_TRANSFER);
        }
    }
}
