package dev.smi.codegen.frontend.opencl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Replacements of parts of a source by position; every other byte stays as it is. Not thread-safe. */
final class SourceEdits {

    /**
     * One replacement.
     *
     * @param start offset of the first byte that is replaced
     * @param end offset behind the last one; equal to {@code start} for an insertion
     */
    private record Edit(int start, int end, String text) {}

    private final byte[] source;
    private final List<Edit> edits = new ArrayList<>();

    SourceEdits(byte[] source) {
        this.source = source;
    }

    /** Whether the source has exactly this text at a place. */
    boolean hasText(int start, int end, String text) {
        return end <= source.length && new String(source, start, end - start, StandardCharsets.UTF_8).equals(text);
    }

    void replace(int start, int end, String text) {
        edits.add(new Edit(start, end, text));
    }

    /** Inserts whole lines before the line that begins at or around a place, or breaks the line there. */
    void insertLines(int place, List<String> lines) {
        int lineStart = place;
        while (lineStart > 0 && isBlank(source[lineStart - 1])) {
            lineStart--;
        }
        boolean isFirstOnLine = lineStart == 0 || source[lineStart - 1] == '\n';
        String text = String.join("\n", lines) + "\n";
        edits.add(isFirstOnLine ? new Edit(lineStart, lineStart, text) : new Edit(place, place, "\n" + text));
    }

    private static boolean isBlank(byte character) {
        return character == ' ' || character == '\t';
    }

    /**
     * The source with all replacements made.
     *
     * @throws IllegalStateException if two of them overlap
     */
    byte[] apply() {
        edits.sort(Comparator.comparingInt(Edit::start));
        ByteArrayOutputStream out = new ByteArrayOutputStream(source.length + 1024);
        int done = 0;
        for (Edit edit : edits) {
            if (edit.start() < done) {
                throw new IllegalStateException("two edits overlap at offset " + edit.start());
            }
            out.write(source, done, edit.start() - done);
            out.writeBytes(edit.text().getBytes(StandardCharsets.UTF_8));
            done = edit.end();
        }
        out.write(source, done, source.length - done);
        return out.toByteArray();
    }
}
