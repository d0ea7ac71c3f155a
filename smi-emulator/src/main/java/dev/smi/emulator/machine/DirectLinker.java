package dev.smi.emulator.machine;

import com.dylibso.chicory.compiler.Cache;
import com.dylibso.chicory.runtime.Memory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.MethodModel;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Lets compiled device code call {@link DirectCalls} for its channel operations. Chicory 1.7.5 compiles an imported
 * function to a static method {@code func_<index>} that packs the arguments into an array and goes through a table and
 * an interface; that costs several times what the operation itself does. The compiler hands over its classes through
 * its cache; here those methods get a body that calls directly. Should a class look different, it stays as it is, and
 * the calls take the long way.
 *
 * <p>Not thread-safe.
 */
final class DirectLinker implements Cache {

    private static final ClassDesc CALLS = ClassDesc.of(DirectCalls.class.getName());
    private static final ClassDesc MATH = ClassDesc.of(DeviceMath.class.getName());
    private static final ClassDesc MEMORY = ClassDesc.of(Memory.class.getName());
    private static final MethodTypeDesc ACTION =
            MethodTypeDesc.of(ConstantDescs.CD_void, ConstantDescs.CD_int, ConstantDescs.CD_int, MEMORY);
    private static final MethodTypeDesc QUESTION =
            MethodTypeDesc.of(ConstantDescs.CD_int, ConstantDescs.CD_int, ConstantDescs.CD_int, MEMORY);

    /**
     * A method that is called instead.
     *
     * @param takesMemory whether the memory, which every compiled function gets behind its arguments, is passed on
     */
    private record Target(ClassDesc owner, String name, MethodTypeDesc type, boolean takesMemory) {

        /** Parameters of device code's call. */
        List<ClassDesc> parameters() {
            List<ClassDesc> parameters = type.parameterList();
            return takesMemory ? parameters.subList(0, parameters.size() - 1) : parameters;
        }
    }

    private static final Map<String, Target> TARGETS = Map.of(
            "emu_read", new Target(CALLS, "read", ACTION, true),
            "emu_write", new Target(CALLS, "write", ACTION, true),
            "emu_read_nb", new Target(CALLS, "readNonBlocking", QUESTION, true),
            "emu_write_nb", new Target(CALLS, "writeNonBlocking", QUESTION, true));

    private final Map<String, Target> targets = new HashMap<>();
    private byte @Nullable [] linked;
    private int linkedCalls;

    /**
     * A linker for one module.
     *
     * @param imports the names of its imported functions by index
     */
    DirectLinker(Map<Integer, String> imports) {
        imports.forEach((index, name) -> {
            Target target = MathCall.isKnown(name) ? math(name) : TARGETS.get(name);
            if (target != null) {
                targets.put("func_" + index, target);
            }
        });
    }

    private static Target math(String name) {
        return new Target(MATH, MathCall.of(name).method(), MathCall.of(name).type(), false);
    }

    /** Classes that were linked before. */
    void use(byte[] classes) {
        linked = classes;
    }

    /** The classes, once they were linked. */
    Optional<byte[]> linked() {
        return Optional.ofNullable(linked);
    }

    /** How many imported functions are called directly. */
    int linkedCalls() {
        return linkedCalls;
    }

    @Override
    public byte @Nullable [] get(String key) {
        return linked;
    }

    @Override
    public void putIfAbsent(String key, byte[] jar) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream(jar.length);
        try (JarInputStream in = new JarInputStream(new ByteArrayInputStream(jar));
                JarOutputStream classes = new JarOutputStream(out)) {
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                byte[] content = in.readAllBytes();
                classes.putNextEntry(new JarEntry(entry.getName()));
                classes.write(entry.getName().endsWith(".class") ? link(content) : content);
                classes.closeEntry();
            }
        }
        linked = out.toByteArray();
    }

    private byte[] link(byte[] classFile) {
        ClassModel model = ClassFile.of().parse(classFile);
        if (model.methods().stream().noneMatch(method -> target(method).isPresent())) {
            return classFile;
        }
        return ClassFile.of().transformClass(model, (builder, element) -> {
            Optional<Target> target = element instanceof MethodModel method ? target(method) : Optional.<Target>empty();
            if (target.isPresent() && element instanceof MethodModel method) {
                builder.withMethodBody(
                        method.methodName(),
                        method.methodType(),
                        method.flags().flagsMask(),
                        code -> call(target.get(), code));
                linkedCalls++;
            } else {
                builder.with(element);
            }
        });
    }

    /** The direct call for a compiled function, if it is an import that has one and takes what that takes. */
    private Optional<Target> target(MethodModel method) {
        MethodTypeDesc type = method.methodTypeSymbol();
        return Optional.ofNullable(targets.get(method.methodName().stringValue()))
                .filter(target -> {
                    List<ClassDesc> expected = target.parameters();
                    return type.parameterCount() > expected.size()
                            && type.parameterList().subList(0, expected.size()).equals(expected)
                            && type.parameterType(expected.size()).equals(MEMORY)
                            && type.returnType().equals(target.type().returnType());
                });
    }

    private static void call(Target target, CodeBuilder code) {
        int slot = 0;
        for (ClassDesc parameter : target.type().parameterList()) {
            TypeKind kind = TypeKind.from(parameter);
            code.loadLocal(kind, slot);
            slot += kind.slotSize();
        }
        code.invokestatic(target.owner(), target.name(), target.type());
        code.return_(TypeKind.from(target.type().returnType()));
    }
}
