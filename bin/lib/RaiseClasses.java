import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.MethodModel;
import java.lang.constant.ClassDesc;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;

/**
 * Copies a jar, with the classes of Java 5 and older in the format of Java 8, which has stack maps: the JVM's archive of
 * classes leaves out what has none (JDK 25: "Old class has been linked"), so that it would load and verify them at each
 * start. Their code stays as it is, but for picocli's search for Groovy: what is not there is looked for in every jar of
 * the class path, and to open them all takes the JVM longer than everything else until the command begins.
 *
 * <p>{@code java RaiseClasses.java FROM.jar TO.jar}
 */
final class RaiseClasses {

    private static final int JAVA_5 = 49;
    private static final int JAVA_8 = 52;

    /** Of picocli's DefaultFactory: gives Groovy's class of closures, or null if there is no Groovy. */
    private static final String SEARCH = "loadClosureClass";

    private final JarFile from;
    private final ClassFile format;

    private RaiseClasses(JarFile from) {
        this.from = from;
        ClassHierarchyResolver ofJar = ClassHierarchyResolver.ofResourceParsing(this::open);
        this.format = ClassFile.of(
                StackMapsOption.GENERATE_STACK_MAPS,
                ClassFile.ClassHierarchyResolverOption.of(
                        ofJar.orElse(ClassHierarchyResolver.defaultResolver()).cached()));
    }

    public static void main(String[] args) throws IOException {
        try (JarFile from = new JarFile(args[0]);
                JarOutputStream to = new JarOutputStream(Files.newOutputStream(Path.of(args[1])))) {
            new RaiseClasses(from).copy(to);
        }
    }

    private void copy(JarOutputStream to) throws IOException {
        for (Enumeration<JarEntry> entries = from.entries(); entries.hasMoreElements(); ) {
            JarEntry entry = entries.nextElement();
            to.putNextEntry(new JarEntry(entry.getName()));
            try (InputStream in = from.getInputStream(entry)) {
                byte[] bytes = in.readAllBytes();
                to.write(entry.getName().endsWith(".class") ? raised(bytes) : bytes);
            }
            to.closeEntry();
        }
    }

    private byte[] raised(byte[] bytes) {
        ClassModel old = format.parse(bytes);
        if (old.majorVersion() > JAVA_5) {
            return bytes;
        }
        ClassTransform version = (builder, element) -> {
            if (element instanceof ClassFileVersion) {
                builder.withVersion(JAVA_8, 0);
            } else if (element instanceof MethodModel method
                    && method.methodName().equalsString(SEARCH)) {
                builder.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> code.aconst_null().areturn());
            } else {
                builder.with(element);
            }
        };
        return format.transformClass(old, ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL)
                .andThen(version));
    }

    private InputStream open(ClassDesc name) {
        String descriptor = name.descriptorString();
        JarEntry entry = from.getJarEntry(descriptor.substring(1, descriptor.length() - 1) + ".class");
        try {
            return entry == null ? null : from.getInputStream(entry);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
