package dev.smi.codegen.frontend.java.print;

import java.util.List;

/**
 * OpenCL C, and where each line of it comes from.
 *
 * @param text the source, lines ended by a line feed
 * @param javaLines the line of the Java source for each line of the text, 0 for what has none
 */
public record PrintedSource(String text, List<Integer> javaLines) {

    public PrintedSource {
        javaLines = List.copyOf(javaLines);
    }
}
