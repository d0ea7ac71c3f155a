package dev.smi.fuzz.run;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles a class in memory and loads it. */
final class JavaClass {

    private static final JavaCompiler COMPILER = Objects.requireNonNull(ToolProvider.getSystemJavaCompiler());

    private JavaClass() {}

    /**
     * What javac makes of a source.
     *
     * @param classes by name; empty if there are errors
     * @param errors with line numbers
     */
    record Compiled(Map<String, byte[]> classes, List<Diagnostic<? extends JavaFileObject>> errors) {

        Class<?> load(String name) {
            try {
                return new Loader(classes).loadClass(name);
            } catch (ClassNotFoundException e) {
                throw new IllegalStateException("javac has made no class " + name, e);
            }
        }
    }

    static Compiled compile(String name, String source) {
        DiagnosticCollector<JavaFileObject> found = new DiagnosticCollector<>();
        try (InMemory files = new InMemory(COMPILER.getStandardFileManager(found, Locale.ROOT, null))) {
            Source file = new Source(name, source);
            COMPILER.getTask(
                            null, files, found, List.of("-proc:none", "-nowarn", "-implicit:none"), null, List.of(file))
                    .call();
            List<Diagnostic<? extends JavaFileObject>> errors = found.getDiagnostics().stream()
                    .filter(d -> d.getKind() == Diagnostic.Kind.ERROR)
                    .toList();
            return new Compiled(errors.isEmpty() ? files.classes() : Map.of(), errors);
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String name, String text) {
            super(URI.create("string:///" + name + Kind.SOURCE.extension), Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }

    private static final class InMemory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> outputs = new HashMap<>();

        InMemory(JavaFileManager parent) {
            super(parent);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new SimpleJavaFileObject(
                    URI.create("mem:///" + className.replace('.', '/') + kind.extension), kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream out = new ByteArrayOutputStream();
                    outputs.put(className, out);
                    return out;
                }
            };
        }

        Map<String, byte[]> classes() {
            Map<String, byte[]> classes = new HashMap<>();
            outputs.forEach((name, out) -> classes.put(name, out.toByteArray()));
            return classes;
        }
    }

    private static final class Loader extends ClassLoader {
        private final Map<String, byte[]> classes;

        Loader(Map<String, byte[]> classes) {
            super(JavaClass.class.getClassLoader());
            this.classes = classes;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] code = classes.get(name);
            if (code == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, code, 0, code.length);
        }
    }
}
