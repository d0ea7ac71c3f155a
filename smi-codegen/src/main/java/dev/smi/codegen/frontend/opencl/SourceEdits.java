package dev.smi.codegen.frontend.opencl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
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
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Edit(int start, int end, byte[] text) {}

    private final byte[] source;
    private final List<Edit> edits = new ArrayList<>();

    SourceEdits(byte[] source) {
        this.source = source;
    }

    /** Whether the source has exactly this word at a place. */
    boolean hasWord(int start, String word) {
        byte[] bytes = word.getBytes(StandardCharsets.UTF_8);
        int end = start + bytes.length;
        return start >= 0
                && end <= source.length
                && Arrays.equals(source, start, end, bytes, 0, bytes.length)
                && (end == source.length || !isWordPart(source[end]));
    }

    private static boolean isWordPart(byte character) {
        return character == '_' || Character.isLetterOrDigit((char) (character & 0xff));
    }

    void replace(int start, int end, String text) {
        replace(start, end, text.getBytes(StandardCharsets.UTF_8));
    }

    void replace(int start, int end, byte[] text) {
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
        if (isFirstOnLine) {
            replace(lineStart, lineStart, text);
        } else {
            replace(place, place, "\n" + text);
        }
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
        return apply(0, source.length);
    }

    /** A part of the source with the replacements in it made. */
    byte[] apply(int start, int end) {
        edits.sort(Comparator.comparingInt(Edit::start).thenComparingInt(Edit::end));
        ByteArrayOutputStream out = new ByteArrayOutputStream(end - start + 1024);
        int done = start;
        for (Edit edit : edits) {
            if (edit.start() < start || edit.end() > end) {
                continue;
            }
            if (edit.start() < done) {
                throw new IllegalStateException("two edits overlap at offset " + edit.start());
            }
            out.write(source, done, edit.start() - done);
            out.writeBytes(edit.text());
            done = edit.end();
        }
        out.write(source, done, end - done);
        return out.toByteArray();
    }
}
