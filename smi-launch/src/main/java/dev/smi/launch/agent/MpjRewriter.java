package dev.smi.launch.agent;

import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.instrument.ClassFileTransformer;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Changes MPJ Express 0.44 while it is loaded, in two ways.
 *
 * <ul>
 *   <li>Its daemon takes orders from whoever connects, and it, the starter and the ranks listen on every interface. On
 *       one host all of them listen on the loopback interface instead.
 *   <li>{@code MPI.Init} wants MPJ Express's own arguments. Programs get only theirs, and {@code Init} fetches the
 *       others itself.
 * </ul>
 */
final class MpjRewriter implements ClassFileTransformer {

    private static final Set<String> PACKAGES = Set.of("mpi/", "mpjdev/", "xdev/", "runtime/");
    private static final Set<String> ADDRESSES =
            Set.of("java/net/ServerSocket", "java/net/InetSocketAddress", "java/net/InetAddress");
    private static final String MPI = "mpi/MPI";

    private final boolean isOneHost;

    /** @param isOneHost whether to keep to the loopback interface */
    MpjRewriter(boolean isOneHost) {
        this.isOneHost = isOneHost;
    }

    @Override
    public byte @Nullable [] transform(
            @Nullable Module module,
            @Nullable ClassLoader loader,
            @Nullable String name,
            @Nullable Class<?> redefined,
            @Nullable ProtectionDomain domain,
            byte[] bytes) {
        if (name == null || loader == null || PACKAGES.stream().noneMatch(name::startsWith)) {
            return null;
        }
        try {
            return rewrite(loader, name, bytes);
        } catch (RuntimeException | LinkageError e) {
            // The JVM would go on with the class as it was, listening on every interface.
            System.err.println("error: cannot change " + name + " of MPJ Express: " + e);
            Runtime.getRuntime().halt(1);
            throw e;
        }
    }

    byte @Nullable [] rewrite(ClassLoader loader, String name, byte[] bytes) {
        ClassFile files = ClassFile.of(ClassFile.ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader).orElse(ClassHierarchyResolver.defaultResolver())));
        ClassModel model = files.parse(bytes);
        if (name.equals(MPI)) {
            byte[] hooked = files.transformClass(model, ProgramHooks.transform());
            return isOneHost ? onLoopback(files, files.parse(hooked)) : hooked;
        }
        return isOneHost && mentions(model, ADDRESSES) ? onLoopback(files, model) : null;
    }

    private static byte[] onLoopback(ClassFile files, ClassModel model) {
        CodeTransform code = LoopbackCode.transform();
        return files.transformClass(model, ClassTransform.transformingMethodBodies(code));
    }

    private static boolean mentions(ClassModel model, Set<String> classes) {
        for (PoolEntry entry : model.constantPool()) {
            if (entry instanceof ClassEntry mentioned && classes.contains(mentioned.asInternalName())) {
                return true;
            }
        }
        return false;
    }
}
