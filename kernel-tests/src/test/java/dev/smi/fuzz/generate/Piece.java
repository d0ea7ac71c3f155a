package dev.smi.fuzz.generate;

/** Text of a program, or a part of it that has structure. */
public sealed interface Piece permits Text, Node {

    /** Columns of each level. */
    int INDENT = 4;

    /** Appends it to a source; {@code indent} is the column where its line began. */
    void write(StringBuilder out, int indent);
}
