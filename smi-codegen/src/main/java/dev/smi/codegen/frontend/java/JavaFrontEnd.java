package dev.smi.codegen.frontend.java;

import dev.smi.codegen.frontend.Endpoint;
import dev.smi.codegen.frontend.FrontEnd;
import dev.smi.codegen.frontend.KernelHead;
import dev.smi.codegen.frontend.Preprocessing;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.codegen.frontend.TranslatedSource;
import dev.smi.codegen.frontend.java.analysis.KernelAnalysis;
import dev.smi.codegen.frontend.java.ir.KernelUnit;
import dev.smi.codegen.frontend.java.print.KernelPrinter;
import dev.smi.codegen.frontend.java.print.PrintedSource;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Reads kernels in Java: writes them as OpenCL C, and has another front end read that. Not thread-safe.
 *
 * <p>A Java source has no macros. Directories that are searched for headers are searched for classes here.
 */
public final class JavaFrontEnd implements FrontEnd {

    /** How names of Java sources end. */
    public static final String ENDING = ".java";

    private static final String WRITTEN_ENDING = ".cl";

    private final FrontEnd written;

    /** A front end that has {@code written} read the OpenCL C that it writes. */
    public JavaFrontEnd(FrontEnd written) {
        this.written = written;
    }

    /** Whether a source is Java, by its name. */
    public static boolean isJava(Path source) {
        return source.toString().endsWith(ENDING);
    }

    /** The name of the file that a Java source becomes: {@code Ring.cl} of {@code Ring.java}. */
    public static String writtenName(String javaName) {
        return javaName.substring(0, javaName.length() - ENDING.length()) + WRITTEN_ENDING;
    }

    @Override
    public TranslatedSource translate(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics) {
        SourceFile nothing = new SourceFile(source.path().resolveSibling(writtenName(source.name())), new byte[0]);
        Optional<KernelUnit> unit = KernelAnalysis.analyse(source, preprocessing, diagnostics);
        if (unit.isEmpty()) {
            return new TranslatedSource(nothing, List.of(), List.of());
        }
        PrintedSource printed = KernelPrinter.print(unit.get(), source.name());
        rejectMacros(source, printed, preprocessing, diagnostics);
        SourceFile openCl = new SourceFile(nothing.path(), printed.text().getBytes(StandardCharsets.UTF_8));
        Lines lines = new Lines(source.path().toString(), openCl.path().toString(), printed.javaLines());
        Diagnostics own = new Diagnostics();
        TranslatedSource translated = written.translate(openCl, Preprocessing.NONE, own);
        own.all().forEach(d -> diagnostics.add(lines.inJava(d)));
        return new TranslatedSource(
                translated.rewritten(),
                translated.endpoints().stream().map(lines::inJava).toList(),
                translated.kernels().stream()
                        .map(each -> new KernelHead(each.name(), each.parameters(), lines.inJava(each.position())))
                        .toList());
    }

    @Override
    public void check(SourceFile source, Preprocessing preprocessing, Diagnostics diagnostics) {
        KernelAnalysis.analyse(source, preprocessing, diagnostics);
    }

    /** Macros are for the other sources of a program, but the compiler of the generated code has them everywhere. */
    private static void rejectMacros(
            SourceFile source, PrintedSource printed, Preprocessing preprocessing, Diagnostics diagnostics) {
        preprocessing.macros().keySet().stream()
                .filter(name -> Pattern.compile("\\b" + Pattern.quote(name) + "\\b")
                        .matcher(printed.text())
                        .find())
                .sorted()
                .forEach(name -> diagnostics.error(
                        SourcePosition.of(source.path().toString()),
                        "macro " + name + " would change what is generated for this source, which has that name, too;"
                                + " rename one of them"));
    }

    /**
     * Where the user finds what the generated source has.
     *
     * @param java the Java source's name
     * @param openCl the generated source's
     * @param javaLines the line for each line of the generated source, 0 for none
     */
    private record Lines(String java, String openCl, List<Integer> javaLines) {

        Diagnostic inJava(Diagnostic diagnostic) {
            return new Diagnostic(inJava(diagnostic.position()), diagnostic.severity(), diagnostic.message());
        }

        Endpoint inJava(Endpoint endpoint) {
            return new Endpoint(
                    endpoint.operation(), endpoint.degree(), endpoint.kernel(), inJava(endpoint.position()));
        }

        private SourcePosition inJava(SourcePosition position) {
            if (!position.file().equals(openCl)) {
                return position;
            }
            int line = Math.min(position.line(), javaLines.size());
            // what has no line of its own belongs to what is before it
            while (line > 0 && javaLines.get(line - 1) == 0) {
                line--;
            }
            return line == 0 ? SourcePosition.of(java) : new SourcePosition(java, javaLines.get(line - 1), 0);
        }
    }
}
