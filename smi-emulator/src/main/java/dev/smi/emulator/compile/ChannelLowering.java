package dev.smi.emulator.compile;

import dev.smi.emulator.compile.Token.Kind;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Replaces the declarations of Intel channels in preprocessed OpenCL C, which Clang does not know, by table entries
 * that it does:
 *
 * <pre>
 * channel float4 a[2] __attribute__((depth(8)));   becomes   EMU_CHANNEL(float4, a, [2])
 * </pre>
 *
 * <p>and appends a function that registers every entry with the emulator: name, element size, depth (which the compiler
 * works out) and, for cables, the board's name. Lines keep their numbers. One use; not thread-safe.
 */
final class ChannelLowering {

    /** The prefix of the functions that register channels. */
    static final String INIT_PREFIX = "emu_init_";

    private static final String KEYWORD = "channel";

    private final String text;
    private final List<Token> tokens;
    private final StringBuilder out = new StringBuilder();
    private final StringBuilder registrations = new StringBuilder();
    private final Map<String, Integer> declared = new HashMap<>();
    private int copied;
    private int at;

    private ChannelLowering(String text) {
        this.text = text;
        this.tokens = Tokenizer.tokens(text);
    }

    /**
     * The source with its channels replaced.
     *
     * @param number tells the registering functions of a program's files apart
     */
    static String lower(String text, int number) {
        return new ChannelLowering(text).lower(number);
    }

    /** Where the channels of a source are declared, by name. */
    static Map<String, SourcePosition> declarations(String text, String file) {
        ChannelLowering lowering = new ChannelLowering(text);
        lowering.lower(0);
        Map<String, SourcePosition> declarations = new TreeMap<>();
        lowering.declared.forEach((name, at) -> {
            SourcePosition position = SourceLines.position(text, at, file);
            declarations.put(name, new SourcePosition(position.file(), position.line(), 0));
        });
        return declarations;
    }

    private String lower(int number) {
        int depth = 0;
        while (at < tokens.size()) {
            Token token = tokens.get(at);
            if (depth == 0 && token.kind() == Kind.IDENTIFIER && token.is(text, KEYWORD)) {
                declaration();
                continue;
            }
            depth += isOneOf(token, "{(") ? 1 : isOneOf(token, "})") ? -1 : 0;
            at++;
        }
        out.append(text, copied, text.length());
        return out + "\nvoid " + INIT_PREFIX + number + "(void)\n{\n" + registrations + "}\n";
    }

    /** One declaration, from the keyword to the semicolon; it may declare several channels. */
    private void declaration() {
        int start = tokens.get(at).start();
        int first = at + 1;
        int end = first;
        while (end < tokens.size() && !isOneOf(tokens.get(end), ";")) {
            end++;
        }
        out.append(text, copied, start);
        List<Token> declarators = new ArrayList<>(tokens.subList(first, end));
        String type = null;
        for (List<Token> part : split(declarators)) {
            Declarator declarator = declarator(part);
            type = type == null ? declarator.type() : type;
            emit(type, declarator);
            declared.putIfAbsent(declarator.name(), start);
        }
        copied = end < tokens.size() ? tokens.get(end).end() : text.length();
        long lines =
                text.substring(start, copied).chars().filter(c -> c == '\n').count();
        out.repeat('\n', (int) lines);
        at = end + 1;
    }

    /**
     * One channel of a declaration.
     *
     * @param type empty but for the first one
     * @param dimensions with their brackets, or empty
     * @param attributes the operands of {@code depth(...)} and {@code io(...)}
     */
    private record Declarator(String type, String name, String dimensions, Map<String, String> attributes) {}

    private List<List<Token>> split(List<Token> declarators) {
        List<List<Token>> parts = new ArrayList<>();
        parts.add(new ArrayList<>());
        int depth = 0;
        for (Token token : declarators) {
            depth += isOneOf(token, "([{") ? 1 : isOneOf(token, ")]}") ? -1 : 0;
            if (depth == 0 && isOneOf(token, ",")) {
                parts.add(new ArrayList<>());
            } else {
                parts.getLast().add(token);
            }
        }
        return parts;
    }

    private Declarator declarator(List<Token> part) {
        Map<String, String> attributes = new HashMap<>();
        List<Token> rest = new ArrayList<>();
        int i = 0;
        while (i < part.size()) {
            if (part.get(i).is(text, "__attribute__")) {
                int close = closing(part, i + 1);
                attributes(part.subList(i + 1, close + 1), attributes);
                i = close + 1;
            } else {
                rest.add(part.get(i++));
            }
        }
        int bracket = 0;
        while (bracket < rest.size() && !isOneOf(rest.get(bracket), "[")) {
            bracket++;
        }
        int name = Math.max(0, bracket - 1);
        return new Declarator(
                join(rest.subList(0, name)),
                rest.isEmpty() ? "" : rest.get(name).text(text),
                join(rest.subList(bracket, rest.size())),
                attributes);
    }

    /** {@code ((depth(8)))} or {@code ((depth(8), io("x")))}: notes every name that is followed by an operand. */
    private void attributes(List<Token> tokens, Map<String, String> attributes) {
        for (int i = 0; i + 1 < tokens.size(); i++) {
            if (tokens.get(i).kind() == Kind.IDENTIFIER && isOneOf(tokens.get(i + 1), "(")) {
                int close = closing(tokens, i + 1);
                attributes.put(tokens.get(i).text(text), join(tokens.subList(i + 2, close)));
                i = close;
            }
        }
    }

    /** The index of the parenthesis that closes the one at an index, or the last index. */
    private int closing(List<Token> tokens, int open) {
        int depth = 0;
        for (int i = open; i < tokens.size(); i++) {
            depth += isOneOf(tokens.get(i), "(") ? 1 : isOneOf(tokens.get(i), ")") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return tokens.size() - 1;
    }

    private void emit(String type, Declarator channel) {
        out.append("EMU_CHANNEL(" + type + ", " + channel.name() + ", " + channel.dimensions() + ") ");
        registrations.append(String.format(
                "    for (int i = 0; i < (int)(sizeof(%1$s) / 8); i++) "
                        + "((__global struct { emu_fifo *fifo; void *element; } *)&%1$s)[i].fifo"
                        + " = emu_channel(\"%1$s\", sizeof(%1$s) == 8 ? -1 : i, sizeof(%2$s), %3$s, %4$s);\n",
                channel.name(),
                type,
                channel.attributes().getOrDefault("depth", "0"),
                channel.attributes().getOrDefault("io", "0")));
    }

    private String join(List<Token> tokens) {
        StringBuilder joined = new StringBuilder();
        for (Token token : tokens) {
            joined.append(joined.isEmpty() ? "" : " ").append(text, token.start(), token.end());
        }
        return joined.toString();
    }

    private boolean isOneOf(Token token, String characters) {
        return token.kind() == Kind.PUNCTUATION && characters.indexOf(text.charAt(token.start())) >= 0;
    }
}
