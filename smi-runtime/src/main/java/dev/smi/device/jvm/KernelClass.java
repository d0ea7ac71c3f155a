package dev.smi.device.jvm;

import dev.smi.kernel.Kernel;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A class with kernels, checked; immutable.
 *
 * @param type the class
 * @param methods its kernels, in order of name
 */
public record KernelClass(Class<?> type, List<Method> methods) {

    private static final Set<Class<?>> NUMBERS =
            Set.of(byte.class, short.class, char.class, int.class, long.class, float.class, double.class);

    private static final Set<Class<?>> ARRAYS =
            Set.of(byte[].class, short[].class, int[].class, float[].class, double[].class);

    public KernelClass {
        methods = List.copyOf(methods);
    }

    /**
     * Looks for kernels.
     *
     * @param communicator the type of a communicator
     * @throws IllegalArgumentException if there are none, or some are not as kernels have to be; the message names all
     */
    public static KernelClass of(Class<?> type, Class<?> communicator) {
        List<String> faults = new ArrayList<>();
        TreeMap<String, Method> kernels = new TreeMap<>();
        for (Method method : type.getDeclaredMethods()) {
            if (method.isAnnotationPresent(Kernel.class)) {
                check(method, communicator, faults);
                if (kernels.put(method.getName(), method) != null) {
                    faults.add("two kernels are called " + method.getName()
                            + ", but the host starts kernels by name; rename one");
                }
            }
        }
        if (kernels.isEmpty()) {
            faults.add("it has no kernel; mark static methods with @Kernel (dev.smi.kernel.Kernel)");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "class " + type.getName() + " cannot be loaded: " + String.join("\n  ", faults));
        }
        return new KernelClass(type, List.copyOf(kernels.values()));
    }

    private static void check(Method method, Class<?> communicator, List<String> faults) {
        String kernel = "kernel " + method.getName();
        if (!Modifier.isStatic(method.getModifiers())) {
            faults.add(kernel + " is not static; a kernel belongs to no object, so declare it static");
        }
        if (method.getReturnType() != void.class) {
            faults.add(kernel + " returns " + method.getReturnType().getSimpleName()
                    + "; a kernel returns nothing, so write the result to an array (a buffer of the host)");
        }
        for (Parameter parameter : method.getParameters()) {
            Class<?> type = parameter.getType();
            if (!NUMBERS.contains(type) && !ARRAYS.contains(type) && type != communicator) {
                faults.add(kernel + " has a parameter of type " + type.getSimpleName() + "; " + remedy(type));
            }
        }
    }

    private static String remedy(Class<?> type) {
        if (type == boolean.class) {
            return "pass an int that is 0 or 1";
        }
        if (type == long[].class) {
            return "no SMI_Datatype has 64 bit integers, so no buffer has; pass two int[], or a double[] if 53 bits do";
        }
        if (type.isArray()) {
            return "an array is byte[], short[], int[], float[] or double[], of one dimension, as buffers are";
        }
        return "a parameter is a number (byte, short, char, int, long, float, double), an array of one dimension"
                + " (byte[], short[], int[], float[], double[]) or a Communicator";
    }

    /** What the program is called that smi-codegen makes of the class's source: the source file's name. */
    public String program() {
        Class<?> top = type;
        while (top.getEnclosingClass() != null) {
            top = top.getEnclosingClass();
        }
        return top.getSimpleName();
    }

    /**
     * Whether a method is one of its kernels.
     *
     * @param owner the method's class, as {@link Class#getName()}
     * @param descriptor parameters and result as class files have them
     */
    public boolean has(String owner, String name, String descriptor) {
        return type.getName().equals(owner)
                && methods.stream()
                        .anyMatch(kernel -> kernel.getName().equals(name)
                                && MethodType.methodType(kernel.getReturnType(), kernel.getParameterTypes())
                                        .descriptorString()
                                        .equals(descriptor));
    }

    /** A kernel's parameters as the source has them, without names where the class file has none. */
    static List<String> parameters(Method kernel) {
        return Arrays.stream(kernel.getParameters())
                .map(p -> p.getType().getSimpleName() + (p.isNamePresent() ? " " + p.getName() : ""))
                .toList();
    }

    /** A method for messages: {@code ring(int[], int)}. */
    static String words(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }
}
