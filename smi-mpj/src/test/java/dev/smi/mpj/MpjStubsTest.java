package dev.smi.mpj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What this module compiles against has to be what MPJ Express has. */
class MpjStubsTest {

    private static final Path MPJ = Path.of("/usr/share/java/mpj.jar");
    private static final Path STUBS = Path.of("src/stubs/java/mpi");

    @Test
    void shouldDeclareOnlyWhatMpjExpressHas(@TempDir Path classes) throws Exception {
        assumeTrue(Files.exists(MPJ), "MPJ Express is not installed: apt install libmpj-java");
        List<Path> sources = sources();
        String[] arguments = Stream.concat(
                        Stream.of("-d", classes.toString()), sources.stream().map(Path::toString))
                .toArray(String[]::new);
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, arguments))
                .isZero();
        try (URLClassLoader stubs = loader(classes);
                URLClassLoader real = loader(MPJ)) {
            for (Path source : sources) {
                String name = "mpi." + source.getFileName().toString().replace(".java", "");
                compare(stubs.loadClass(name), real.loadClass(name));
            }
        }
    }

    @Test
    void shouldNotPackageTheStubs() {
        assertThat(RankMain.class.getClassLoader().getResource("mpi/MPI.class")).isNull();
    }

    private static void compare(Class<?> stub, Class<?> real) throws ReflectiveOperationException {
        assertThat(ancestors(real)).containsAll(ancestors(stub));
        for (Method method : stub.getDeclaredMethods()) {
            Class<?>[] parameters = new Class<?>[method.getParameterCount()];
            for (int i = 0; i < parameters.length; i++) {
                parameters[i] = counterpart(method.getParameterTypes()[i], real);
            }
            Method found = real.getMethod(method.getName(), parameters);
            assertThat(found.getReturnType()).isEqualTo(counterpart(method.getReturnType(), real));
            assertThat(Modifier.isStatic(found.getModifiers())).isEqualTo(Modifier.isStatic(method.getModifiers()));
        }
        for (Field field : stub.getDeclaredFields()) {
            if (Modifier.isPublic(field.getModifiers())) {
                assertThat(real.getField(field.getName()).getType()).isEqualTo(counterpart(field.getType(), real));
            }
        }
    }

    private static List<String> ancestors(Class<?> type) {
        return Stream.<Class<?>>iterate(type, one -> one != null, Class::getSuperclass)
                .map(Class::getName)
                .toList();
    }

    private static Class<?> counterpart(Class<?> type, Class<?> real) throws ClassNotFoundException {
        return type.getName().startsWith("mpi.") ? Class.forName(type.getName(), false, real.getClassLoader()) : type;
    }

    private static List<Path> sources() throws IOException {
        try (Stream<Path> files = Files.list(STUBS)) {
            return files.sorted().toList();
        }
    }

    private static URLClassLoader loader(Path place) throws MalformedURLException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, ClassLoader.getPlatformClassLoader());
    }
}
