package dev.smi.codegen.frontend.java.print;

import java.util.ArrayList;
import java.util.List;

/** Collects lines of C with their indentation and the Java lines that they come from. For one thread. */
final class Lines {

    private static final int WIDTH = 140;
    private static final String STEP = "    ";

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> javaLines = new ArrayList<>();
    private int depth;
    private boolean isForeign;

    /** A line that comes from no line of the Java source. */
    void add(String line) {
        add(line, 0);
    }

    /** A line, broken where it is too long. */
    void add(String line, int javaLine) {
        List<String> parts = LineBreaks.split(line, WIDTH - depth * STEP.length());
        for (int i = 0; i < parts.size(); i++) {
            text.append(STEP.repeat(depth + (i == 0 ? 0 : 1)))
                    .append(parts.get(i))
                    .append('\n');
            javaLines.add(isForeign ? 0 : javaLine);
        }
    }

    /** The first line of a statement, with its Java line in a comment. */
    void begin(String line, int javaLine) {
        List<String> parts = LineBreaks.split(line, WIDTH - depth * STEP.length() - 8);
        for (int i = 0; i < parts.size(); i++) {
            String mark = i == 0 && javaLine > 0 ? " // " + javaLine : "";
            text.append(STEP.repeat(depth + (i == 0 ? 0 : 1)))
                    .append(parts.get(i))
                    .append(mark)
                    .append('\n');
            javaLines.add(isForeign ? 0 : javaLine);
        }
    }

    /** A directive, which stands at the left margin. */
    void directive(String line, int javaLine) {
        text.append(line).append('\n');
        javaLines.add(isForeign ? 0 : javaLine);
    }

    /** An empty line. */
    void blank() {
        directive("", 0);
    }

    /** Comments of the Java source. */
    void comment(List<String> comments, int javaLine) {
        List<String> safe = Comments.lines(comments);
        for (int i = 0; i < safe.size(); i++) {
            String begin = i == 0 ? "/* " : "   ";
            add((begin + safe.get(i)).stripTrailing() + (i == safe.size() - 1 ? " */" : ""), javaLine);
        }
    }

    /** Says whether lines come from another file than the kernels, whose lines are not counted. */
    void setForeign(boolean foreign) {
        isForeign = foreign;
    }

    void indent() {
        depth++;
    }

    void outdent() {
        depth--;
    }

    PrintedSource source() {
        return new PrintedSource(text.toString(), javaLines);
    }
}
