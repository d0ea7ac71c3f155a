package dev.smi.codegen.frontend.opencl;

import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Pieces of C text. Stateless. */
final class CText {

    private static final String LITERAL = "\"(?:[^\"\\\\\n]|\\\\.)*+\"|'(?:[^'\\\\\n]|\\\\.)*+'";
    private static final Pattern COMMENT = Pattern.compile("(" + LITERAL + ")|//[^\n]*+|/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile(LITERAL + "|(\\b[A-Za-z_]\\w*+)");

    private CText() {}

    /** The text with a space in the place of every comment. */
    static String withoutComments(String text) {
        return COMMENT.matcher(text).replaceAll(m -> m.group(1) != null ? Matcher.quoteReplacement(m.group()) : " ");
    }

    /** The text with every identifier replaced; what stands in literals is none. */
    static String replaceWords(String text, UnaryOperator<String> replacement) {
        return WORD.matcher(text)
                .replaceAll((MatchResult m) ->
                        Matcher.quoteReplacement(m.group(1) != null ? replacement.apply(m.group(1)) : m.group()));
    }

    /** A string literal. */
    static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
