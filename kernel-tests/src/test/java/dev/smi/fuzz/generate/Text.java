package dev.smi.fuzz.generate;

/**
 * Text that stays as it is.
 *
 * @param text Java source, lines without indentation
 */
public record Text(String text) implements Piece {

    @Override
    public void write(StringBuilder out, int indent) {
        out.append(text.replace("\n", "\n" + " ".repeat(indent)));
    }
}
