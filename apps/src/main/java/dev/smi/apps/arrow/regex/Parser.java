package dev.smi.apps.arrow.regex;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a regular expression as java.util.regex writes them. One use; not thread-safe. */
final class Parser {

    static final String FOLDING = "(?i)";

    private static final String QUANTIFIERS = "*+?{";
    private static final int MOST = 1000;
    private static final int DEEPEST = 100;
    private static final String PUNCTUATION = "\\.[]{}()<>*+-=!?^$|/@#%&~:;,'\"`_ ";

    private final String source;
    private final String text;
    private final boolean isFolding;
    private final int end;
    private int at;
    private int depth;
    private boolean hasChoices; // outside of parentheses

    /**
     * Makes a parser.
     *
     * @param source what messages name
     */
    Parser(String source, String text) {
        this.source = source;
        this.text = text;
        this.isFolding = text.startsWith(FOLDING);
        this.at = isFolding ? FOLDING.length() : 0;
        boolean isAnchored = text.endsWith("$") && !text.endsWith("\\$");
        this.end = isAnchored ? text.length() - 1 : text.length();
    }

    /** Whether strings have to begin with a match. */
    boolean isAtStart() {
        return text.startsWith("^", isFolding ? FOLDING.length() : 0);
    }

    /** Whether strings have to end with it. */
    boolean isAtEnd() {
        return end < text.length();
    }

    /** The expression without what says where it has to be. */
    Node parse() {
        if (isAtStart()) {
            at++;
        }
        Node node = choice();
        if (at < end) {
            throw fault(at, "this parenthesis closes none; remove it, or write \\)");
        }
        if ((isAtStart() || isAtEnd()) && hasChoices) {
            throw fault(at, "^ and $ would belong to some of the choices only; put these in parentheses");
        }
        return node;
    }

    private Node choice() {
        List<Node> options = new ArrayList<>(List.of(sequence()));
        while (at < end && text.charAt(at) == '|') {
            hasChoices |= depth == 0;
            at++;
            options.add(sequence());
        }
        return options.size() == 1 ? options.getFirst() : new Node.Choice(options);
    }

    private Node sequence() {
        List<Node> parts = new ArrayList<>();
        while (at < end && text.charAt(at) != '|' && text.charAt(at) != ')') {
            parts.add(repeated(atom()));
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Sequence(parts);
    }

    private Node repeated(Node atom) {
        if (at >= end || QUANTIFIERS.indexOf(text.charAt(at)) < 0) {
            return atom;
        }
        int start = at;
        Node node =
                switch (text.charAt(at)) {
                    case '*' -> new Node.Repeat(atom, 0, Node.UNLIMITED);
                    case '+' -> new Node.Repeat(atom, 1, Node.UNLIMITED);
                    case '?' -> new Node.Repeat(atom, 0, 1);
                    default -> counted(atom);
                };
        at++;
        if (at < end && text.charAt(at) == '?') {
            at++; // which of the matches it is makes no difference
        }
        if (at < end && QUANTIFIERS.indexOf(text.charAt(at)) >= 0) {
            throw fault(start, "what is repeated is repeated again; put it in parentheses");
        }
        return node;
    }

    /** A number of times; leaves the place at the closing brace. */
    private Node counted(Node atom) {
        int start = at;
        int close = text.indexOf('}', at);
        String inner = close < 0 || close >= end ? "" : text.substring(at + 1, close);
        if (!inner.matches("\\d{1,4}(,(\\d{1,4})?)?")) {
            throw fault(start, "a brace begins a number of times, {2}, {2,} or {2,5}; or write \\{");
        }
        String[] parts = inner.split(",", -1);
        int least = Integer.parseInt(parts[0]);
        int most = parts.length == 1 ? least : parts[1].isEmpty() ? Node.UNLIMITED : Integer.parseInt(parts[1]);
        if (Math.max(least, most) > MOST || most != Node.UNLIMITED && most < least) {
            throw fault(start, "a number of times goes up to " + MOST + ", the lower one first");
        }
        at = close;
        return new Node.Repeat(atom, least, most);
    }

    private Node atom() {
        char c = text.charAt(at);
        return switch (c) {
            case '(' -> group();
            case '*', '+', '?', '{' -> throw fault(at, "there is nothing to repeat before " + c + "; or write \\" + c);
            case '^', '$' -> throw fault(at, c + " may only be where the expression begins or ends; or write \\" + c);
            default -> {
                CharacterSet set = set();
                if (isFolding) {
                    set.foldCase();
                }
                yield set.node();
            }
        };
    }

    private Node group() {
        int start = at;
        at++;
        if (text.startsWith("?:", at)) {
            at += 2;
        } else if (text.startsWith("?", at)) {
            throw fault(start, "of groups with ? there is only (?:, and (?i) at the beginning");
        }
        depth++;
        if (depth > DEEPEST) {
            throw fault(start, "parentheses are nested deeper than " + DEEPEST);
        }
        Node inner = choice();
        depth--;
        if (at >= end) {
            throw fault(start, "this parenthesis is not closed; close it, or write \\(");
        }
        at++;
        return inner;
    }

    /** One character, of a class perhaps. */
    private CharacterSet set() {
        char c = text.charAt(at);
        if (c == '[') {
            return bracket();
        }
        CharacterSet set = new CharacterSet();
        if (c == '.') {
            at++;
            return set.inverse();
        }
        if (c == '\\') {
            return escape();
        }
        int character = character();
        set.add(character, character);
        return set;
    }

    private int character() {
        int character = text.codePointAt(at);
        at += Character.charCount(character);
        return character;
    }

    private CharacterSet bracket() {
        int start = at;
        at++;
        boolean isInverse = text.startsWith("^", at);
        at += isInverse ? 1 : 0;
        CharacterSet set = new CharacterSet();
        int first = at;
        while (at < end && (text.charAt(at) != ']' || at == first)) {
            member(set);
        }
        if (at >= end) {
            throw fault(start, "this bracket is not closed; close it, or write \\[");
        }
        at++;
        if (isFolding) {
            set.foldCase();
        }
        if (isInverse && set.hasSomeOthers()) {
            throw fault(start, "what is not to come may only have characters of ASCII; leave the others out");
        }
        return isInverse ? set.inverse() : set;
    }

    private void member(CharacterSet set) {
        int start = at;
        if (text.startsWith("[", at) || text.startsWith("&&", at)) {
            throw fault(at, "sets within sets are not supported; or write \\" + text.charAt(at));
        }
        if (text.charAt(at) == '\\') {
            Optional<Integer> escaped = escapedCharacter();
            if (escaped.isEmpty()) {
                set.addAll(escape());
                return;
            }
            range(set, start, escaped.get());
        } else {
            range(set, start, character());
        }
    }

    private void range(CharacterSet set, int start, int first) {
        boolean isRange = at + 1 < end && text.charAt(at) == '-' && text.charAt(at + 1) != ']';
        int last = first;
        if (isRange) {
            at++;
            last = text.charAt(at) == '\\'
                    ? escapedCharacter().orElseThrow(() -> fault(start, "a range ends with a character"))
                    : character();
        }
        if (last < first || last > 127 && isRange) {
            throw fault(start, "a range goes up, within ASCII");
        }
        set.add(first, last);
    }

    /** The character that a backslash stands for; empty, and nothing is read, if it stands for several. */
    private Optional<Integer> escapedCharacter() {
        if (at + 1 >= end && at + 1 >= text.length()) {
            throw fault(at, "there is nothing behind the backslash; write \\\\ for one");
        }
        char c = text.charAt(at + 1);
        int named = "tnrf".indexOf(c);
        if (named < 0 && PUNCTUATION.indexOf(c) < 0) {
            return Optional.empty();
        }
        at += 2;
        return Optional.of(named < 0 ? c : (int) "\t\n\r\f".charAt(named));
    }

    private CharacterSet escape() {
        int start = at;
        CharacterSet set = new CharacterSet();
        Optional<Integer> single = escapedCharacter();
        if (single.isPresent()) {
            set.add(single.get(), single.get());
            return set;
        }
        char c = text.charAt(at + 1);
        at += 2;
        switch (Character.toLowerCase(c)) {
            case 'd' -> set.add('0', '9');
            case 'w' -> {
                set.add('a', 'z');
                set.add('A', 'Z');
                set.add('0', '9');
                set.add('_', '_');
            }
            case 's' -> {
                set.add('\t', '\r');
                set.add(' ', ' ');
            }
            default ->
                throw fault(start, "\\" + c + " is not supported; there are \\d \\w \\s \\D \\W \\S \\t \\n \\r \\f");
        }
        return Character.isUpperCase(c) ? set.inverse() : set;
    }

    private DiagnosticException fault(int place, String message) {
        return new DiagnosticException(new SourcePosition(source, 1, place + 1), message);
    }
}
