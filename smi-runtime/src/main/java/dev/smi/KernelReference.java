package dev.smi;

import java.lang.invoke.SerializedLambda;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;

/**
 * The method that a method reference refers to.
 *
 * @param owner its class, as {@link Class#getName()}
 * @param name its name
 * @param descriptor parameters and result as class files have them
 */
record KernelReference(String owner, String name, String descriptor) {

    /**
     * Finds the method.
     *
     * @throws IllegalArgumentException if it is no reference to a method
     */
    static KernelReference of(KernelMethod reference) {
        SerializedLambda lambda = lambda(reference);
        if (lambda.getImplMethodName().startsWith("lambda$")) {
            throw new IllegalArgumentException("a kernel is chosen with a lambda in "
                    + lambda.getCapturingClass().replace('/', '.')
                    + ", which only the JVM could run; write a reference to the kernel's method, Ring::ring");
        }
        return new KernelReference(
                lambda.getImplClass().replace('/', '.'), lambda.getImplMethodName(), lambda.getImplMethodSignature());
    }

    /** The compiler gives the object of a serializable lambda a method that describes it. */
    private static SerializedLambda lambda(KernelMethod reference) {
        Class<?> type = reference.getClass();
        try {
            Method describe = type.getDeclaredMethod("writeReplace");
            describe.setAccessible(true);
            if (describe.invoke(reference) instanceof SerializedLambda lambda) {
                return lambda;
            }
        } catch (ReflectiveOperationException | InaccessibleObjectException _) {
            // told below
        }
        throw new IllegalArgumentException("a kernel is chosen with an object of " + type.getName()
                + ", which tells no method; write a reference to the kernel's method, Ring::ring, or pass its name");
    }

    /** Name of its class without package and outer classes. */
    String simpleOwner() {
        return owner.substring(Math.max(owner.lastIndexOf('.'), owner.lastIndexOf('$')) + 1);
    }

    @Override
    public String toString() {
        return owner + "::" + name;
    }
}
