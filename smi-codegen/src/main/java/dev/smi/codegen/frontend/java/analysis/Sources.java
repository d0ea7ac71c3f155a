package dev.smi.codegen.frontend.java.analysis;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Position;
import com.github.javaparser.Problem;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.resolution.TypeSolver;
import com.github.javaparser.symbolsolver.javaparsermodel.declarations.JavaParserClassDeclaration;
import com.github.javaparser.symbolsolver.resolution.typesolvers.CombinedTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.JavaParserTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.MemoryTypeSolver;
import com.github.javaparser.symbolsolver.resolution.typesolvers.ReflectionTypeSolver;
import dev.smi.codegen.frontend.SourceFile;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parses sources, and says where classes are looked for. Stateless. */
final class Sources {

    private static final Pattern LEXICAL =
            Pattern.compile("Lexical error at line (\\d+), column (\\d+)\\.\\s*(.*)", Pattern.DOTALL);

    private Sources() {}

    private static ParserConfiguration configuration() {
        return new ParserConfiguration()
                .setLanguageLevel(LanguageLevel.BLEEDING_EDGE)
                .setAttributeComments(true)
                .setTabSize(1);
    }

    /** The syntax of a source, or empty after its faults have been reported. */
    static Optional<CompilationUnit> parse(SourceFile source, Diagnostics diagnostics) {
        String file = source.path().toString();
        Optional<String> text = text(source);
        if (text.isEmpty()) {
            diagnostics.error(SourcePosition.of(file), "the file is not UTF-8 text; convert it to UTF-8");
            return Optional.empty();
        }
        ParseResult<CompilationUnit> result = new JavaParser(configuration()).parse(text.get());
        result.getProblems().forEach(problem -> report(problem, file, diagnostics));
        if (!result.isSuccessful()) {
            return Optional.empty();
        }
        result.getResult().ifPresent(unit -> Places.name(unit, file));
        return result.getResult();
    }

    private static Optional<String> text(SourceFile source) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(source.bytes()))
                    .toString();
            return Optional.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
        } catch (CharacterCodingException _) {
            return Optional.empty();
        }
    }

    private static void report(Problem problem, String file, Diagnostics diagnostics) {
        Matcher lexical = LEXICAL.matcher(problem.getMessage());
        if (lexical.matches()) {
            diagnostics.error(
                    new SourcePosition(file, Integer.parseInt(lexical.group(1)), Integer.parseInt(lexical.group(2))),
                    "this is not Java: " + lexical.group(3).strip());
            return;
        }
        Optional<Position> begin = problem.getLocation()
                .flatMap(range -> range.getBegin().getRange())
                .map(range -> range.begin);
        diagnostics.error(
                begin.map(p -> new SourcePosition(file, p.line, p.column)).orElse(SourcePosition.of(file)),
                "this is not Java: " + brief(problem.getMessage()));
    }

    /** What was found; the list of all tokens that could be there is of no help. */
    private static String brief(String message) {
        String first = message.lines().findFirst().orElse(message).replaceFirst("^Parse error\\. ", "");
        return first.replaceFirst(", expected one of .*", " where something else is expected");
    }

    /**
     * Where classes are found: the API, the JDK, and below source roots.
     *
     * @param unit the source with the kernels, whose package says where its root is
     * @param includes further roots
     */
    static TypeSolver solver(SourceFile source, CompilationUnit unit, List<Path> includes) {
        CombinedTypeSolver solver = new CombinedTypeSolver();
        solver.add(api(solver));
        solver.add(new ReflectionTypeSolver(true));
        Set<Path> roots = new LinkedHashSet<>();
        root(source, unit).ifPresent(roots::add);
        includes.forEach(include -> roots.add(include.toAbsolutePath().normalize()));
        roots.stream()
                .filter(Files::isDirectory)
                .forEach(root -> solver.add(new JavaParserTypeSolver(root, configuration())));
        return solver;
    }

    private static MemoryTypeSolver api(TypeSolver all) {
        MemoryTypeSolver api = new MemoryTypeSolver();
        for (String name : KernelApi.TYPES) {
            JavaParserClassDeclaration type = declaration(name, nested(name), all);
            api.addDeclaration(name, type);
            type.internalTypes().forEach(inner -> api.addDeclaration(inner.getQualifiedName(), inner));
        }
        return api;
    }

    private static String nested(String name) {
        StringBuilder nested = new StringBuilder();
        if (name.equals(KernelApi.FIFO)) {
            KernelApi.FIFOS
                    .keySet()
                    .forEach(fifo -> nested.append("public static class ")
                            .append(fifo.substring(fifo.lastIndexOf('.') + 1))
                            .append(" {}"));
        }
        return nested.toString();
    }

    private static JavaParserClassDeclaration declaration(String name, String members, TypeSolver all) {
        int dot = name.lastIndexOf('.');
        CompilationUnit unit = StaticJavaParser.parse("package " + name.substring(0, dot) + "; public class "
                + name.substring(dot + 1) + " {" + members + "}");
        return new JavaParserClassDeclaration(unit.getType(0).asClassOrInterfaceDeclaration(), all);
    }

    /** The directory that the package's first name is in, if the source lies where its package says. */
    private static Optional<Path> root(SourceFile source, CompilationUnit unit) {
        Path directory = source.path().toAbsolutePath().normalize().getParent();
        String name = unit.getPackageDeclaration().map(p -> p.getNameAsString()).orElse("");
        if (name.isEmpty() || directory == null) {
            return Optional.ofNullable(directory);
        }
        Path packages = Path.of(name.replace('.', '/'));
        if (!directory.endsWith(packages)) {
            return Optional.empty();
        }
        Path root = directory;
        for (int i = 0; i < packages.getNameCount() && root != null; i++) {
            root = root.getParent();
        }
        return Optional.ofNullable(root);
    }
}
