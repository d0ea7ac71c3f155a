package dev.smi.codegen.frontend.java.print;

import java.util.ArrayList;
import java.util.List;

/** Comments of Java as comments of C, which do not end or begin within themselves. */
final class Comments {

    private static final int WIDTH = 130;

    private Comments() {}

    /** The lines, without what would end the comment, and broken where they are too long. */
    static List<String> lines(List<String> comments) {
        List<String> lines = new ArrayList<>();
        for (String comment : comments) {
            String rest = comment.replace("*/", "* /").replace("/*", "/ *").stripTrailing();
            rest = rest.endsWith("\\") ? rest + " ." : rest;
            while (rest.length() > WIDTH) {
                int space = rest.lastIndexOf(' ', WIDTH);
                if (space <= 0) {
                    break;
                }
                lines.add(rest.substring(0, space));
                rest = rest.substring(space + 1);
            }
            lines.add(rest);
        }
        while (!lines.isEmpty() && lines.getFirst().isBlank()) {
            lines.removeFirst();
        }
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return lines;
    }
}
