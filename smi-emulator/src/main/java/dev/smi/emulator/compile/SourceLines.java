package dev.smi.emulator.compile;

import dev.smi.emulator.compile.Token.Kind;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds places of preprocessed text in the files that it came from, by the preprocessor's line markers. Stateless. */
final class SourceLines {

    private static final Pattern MARKER = Pattern.compile("# (\\d+) \"([^\"]*)\".*");

    private SourceLines() {}

    /** Where a function is called first, not declared; the whole file if that cannot be told. */
    static SourcePosition firstCall(String text, String function, String file) {
        List<Token> tokens = Tokenizer.tokens(text);
        for (int i = 1; i + 1 < tokens.size(); i++) {
            boolean isCall = tokens.get(i).is(text, function)
                            && tokens.get(i + 1).is(text, "(")
                            && tokens.get(i - 1).kind() != Kind.IDENTIFIER
                    || tokens.get(i).is(text, function) && tokens.get(i - 1).is(text, "return");
            if (isCall) {
                return position(text, tokens.get(i).start(), file);
            }
        }
        return SourcePosition.of(file);
    }

    /** Where a character of the text comes from. */
    static SourcePosition position(String text, int index, String file) {
        String name = file;
        int number = 1;
        int start = 0;
        for (int end = text.indexOf('\n'); end >= 0 && end < index; end = text.indexOf('\n', start)) {
            Matcher marker = MARKER.matcher(text.substring(start, end));
            if (marker.matches()) {
                number = Integer.parseInt(marker.group(1));
                name = marker.group(2);
            } else {
                number++;
            }
            start = end + 1;
        }
        return new SourcePosition(name, number, index - start + 1);
    }
}
