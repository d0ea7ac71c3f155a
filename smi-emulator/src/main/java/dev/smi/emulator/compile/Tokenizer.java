package dev.smi.emulator.compile;

import dev.smi.emulator.compile.Token.Kind;
import java.util.ArrayList;
import java.util.List;

/** Splits preprocessed C into tokens; lines that begin with {@code #} are passed over. Stateless. */
final class Tokenizer {

    private final String text;
    private final List<Token> tokens = new ArrayList<>();
    private int at;

    private Tokenizer(String text) {
        this.text = text;
    }

    static List<Token> tokens(String text) {
        Tokenizer tokenizer = new Tokenizer(text);
        tokenizer.run();
        return tokenizer.tokens;
    }

    private void run() {
        boolean isLineStart = true;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '\n') {
                isLineStart = true;
                at++;
            } else if (Character.isWhitespace(c)) {
                at++;
            } else if (c == '#' && isLineStart) {
                skipLine();
            } else {
                isLineStart = false;
                take(c);
            }
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
    }

    private void take(char c) {
        int start = at;
        Kind kind;
        if (Character.isJavaIdentifierStart(c)) {
            kind = Kind.IDENTIFIER;
            skipWhile(start, true);
        } else if (Character.isDigit(c)) {
            kind = Kind.NUMBER;
            skipWhile(start, false);
        } else if (c == '"' || c == '\'') {
            kind = Kind.STRING;
            skipString(c);
        } else {
            kind = Kind.PUNCTUATION;
            at++;
        }
        tokens.add(new Token(kind, start, at));
    }

    private void skipWhile(int start, boolean isIdentifier) {
        at = start + 1;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (!Character.isJavaIdentifierPart(c) && (isIdentifier || c != '.')) {
                return;
            }
            at++;
        }
    }

    private void skipString(char quote) {
        at++;
        while (at < text.length() && text.charAt(at) != quote && text.charAt(at) != '\n') {
            at += text.charAt(at) == '\\' ? 2 : 1;
        }
        at = Math.min(at + 1, text.length());
    }
}
