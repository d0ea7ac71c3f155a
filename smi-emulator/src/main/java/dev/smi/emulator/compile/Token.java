package dev.smi.emulator.compile;

/**
 * A token of C, by its place in the text.
 *
 * @param kind what it is
 * @param start index of its first character
 * @param end index behind its last character
 */
record Token(Kind kind, int start, int end) {

    enum Kind {
        IDENTIFIER,
        NUMBER,
        STRING,
        PUNCTUATION
    }

    String text(String source) {
        return source.substring(start, end);
    }

    boolean is(String source, String text) {
        return end - start == text.length() && source.startsWith(text, start);
    }
}
