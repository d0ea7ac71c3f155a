package dev.smi.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.codegen.frontend.java.analysis.KernelApi;
import dev.smi.kernel.Fifo;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What the front end believes about classes that it does not see is what they have. */
class KernelApiTest {

    @Test
    void shouldKnowMethodsAsTheyAre() {
        Set<String> real = new TreeSet<>();
        for (String signature : KernelApi.signatures()) {
            real.addAll(signatures(load(owner(signature))));
        }
        assertThat(real).containsAll(KernelApi.signatures());
    }

    @Test
    void shouldKnowAllThatFifosDo() {
        List<String> real = Arrays.stream(Fifo.class.getDeclaredClasses())
                .filter(type -> Modifier.isPublic(type.getModifiers()))
                .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
                .filter(method -> Modifier.isPublic(method.getModifiers()))
                .map(KernelApiTest::signature)
                .toList();
        assertThat(KernelApi.signatures()).containsAll(real);
    }

    private static String owner(String signature) {
        String method = signature.substring(0, signature.indexOf('('));
        return method.substring(0, method.lastIndexOf('.'));
    }

    /** A class by its name as sources have it. */
    private static Class<?> load(String name) {
        int last = name.lastIndexOf('.');
        String nested = name.substring(0, last) + "$" + name.substring(last + 1);
        return Stream.of(name, nested)
                .flatMap(candidate -> find(candidate).stream())
                .findFirst()
                .orElseThrow(() -> new AssertionError("there is no class " + name));
    }

    private static Optional<Class<?>> find(String name) {
        try {
            return Optional.of(Class.forName(name));
        } catch (ClassNotFoundException _) {
            return Optional.empty();
        }
    }

    private static List<String> signatures(Class<?> type) {
        return Arrays.stream(type.getMethods()).map(KernelApiTest::signature).toList();
    }

    private static String signature(Method method) {
        String parameters = Arrays.stream(method.getParameterTypes())
                .map(Class::getCanonicalName)
                .collect(Collectors.joining(","));
        return method.getDeclaringClass().getCanonicalName() + "." + method.getName() + "(" + parameters + "):"
                + method.getReturnType().getCanonicalName();
    }
}
