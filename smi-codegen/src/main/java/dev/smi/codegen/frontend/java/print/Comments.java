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
            String rest = plain(comment);
            while (rest.length() > WIDTH) {
                int space = rest.lastIndexOf(' ', WIDTH);
                if (space <= 0) {
                    break;
                }
                lines.add(rest.substring(0, space));
                rest = rest.substring(space + 1);
            }
            boolean isSecondBlank =
                    rest.isBlank() && !lines.isEmpty() && lines.getLast().isBlank();
            if (!isSecondBlank) {
                lines.add(rest);
            }
        }
        trim(lines);
        return lines;
    }

    /** Without the tags of Javadoc, and without what would begin or end a comment. */
    private static String plain(String comment) {
        String text = comment.replaceAll("</?(p|pre|ul|ol|li|code|b|i|em|strong)>", "")
                .replace("&lt;", "<")
                .replace("&gt;", ">")
                .replace("&amp;", "&")
                .replace("*/", "* /")
                .replace("/*", "/ *")
                .stripTrailing();
        return text.endsWith("\\") ? text + " ." : text;
    }

    private static void trim(List<String> lines) {
        while (!lines.isEmpty() && lines.getFirst().isBlank()) {
            lines.removeFirst();
        }
        while (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
    }
}
