package dev.smi.codegen.frontend.java.print;

import java.util.ArrayList;
import java.util.List;

/** Breaks long lines of C: after a comma or before an operator, as far out of parentheses as it can be. */
final class LineBreaks {

    private static final String INDENT = "    ";

    private LineBreaks() {}

    /** The parts of a line, the first no longer than the width, the others shorter by an indentation. */
    static List<String> split(String line, int width) {
        List<String> parts = new ArrayList<>();
        String rest = line;
        int room = width;
        while (rest.length() > room) {
            int at = best(rest, room);
            if (at <= 0) {
                break;
            }
            parts.add(rest.substring(0, at).stripTrailing());
            rest = rest.substring(at).stripLeading();
            room = width - INDENT.length();
        }
        parts.add(rest);
        return parts;
    }

    /** The place with the fewest parentheses around it, among those in the second half of the room; 0 if none. */
    private static int best(String line, int room) {
        int best = 0;
        int least = Integer.MAX_VALUE;
        int depth = 0;
        for (int i = 0; i < Math.min(line.length(), room); i++) {
            char c = line.charAt(i);
            depth += c == '(' || c == '{' ? 1 : c == ')' || c == '}' ? -1 : 0;
            boolean mayBreak =
                    c == ' ' && (line.charAt(i - 1) == ',' || line.charAt(i - 1) == ';' || isOperator(line, i + 1));
            if (mayBreak && i > room / 3 && depth <= least) {
                least = depth;
                best = i;
            }
        }
        return best;
    }

    private static boolean isOperator(String line, int at) {
        int end = line.indexOf(' ', at);
        return end > at && line.substring(at, end).matches("[-+*/%&|^<>=!?:]+") && !line.startsWith("= ", at);
    }
}
