package dev.smi.model.diagnostic;

/**
 * A place in a user's input.
 *
 * @param file the file as the user named it
 * @param line counted from 1; 0 if the diagnostic is about the file as a whole
 * @param column counted from 1; 0 if the diagnostic is about the line or the file as a whole
 */
public record SourcePosition(String file, int line, int column) {

    /** A position that stands for a whole file. */
    public static SourcePosition of(String file) {
        return new SourcePosition(file, 0, 0);
    }

    /** {@code file:line:col}, without what is not known. */
    @Override
    public String toString() {
        if (line == 0) {
            return file;
        }
        return column == 0 ? file + ":" + line : file + ":" + line + ":" + column;
    }
}
