package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.device.DeviceContext;
import dev.smi.device.DeviceDriver;
import dev.smi.device.DriverProvider;
import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * MPJ Express's multicore device gives every rank of a JVM its own class loader, which may load a library only once.
 */
@ExtendWith(NeedsOpenCl.class)
class ClassLoadersTest {

    @Test
    void shouldOpenADeviceInEveryClassLoader() throws Exception {
        try (DeviceDriver here = Devices.open(Map.of());
                RankLoader loader = new RankLoader()) {
            DriverProvider provider = (DriverProvider) loader.loadClass(OpenClProvider.class.getName())
                    .getConstructor()
                    .newInstance();
            try (DeviceDriver there = provider.open(new DeviceContext(1, 2, 1), Map.of())) {
                assertThat(there.getClass()).isNotSameAs(here.getClass());
                assertThat(there.description()).isEqualTo(here.description());
            }
        }
    }

    /** Loads the device and JOCL itself, and shares the rest. */
    private static final class RankLoader extends URLClassLoader {

        RankLoader() throws MalformedURLException {
            super(classPath(), ClassLoadersTest.class.getClassLoader());
        }

        private static URL[] classPath() throws MalformedURLException {
            List<URL> urls = new ArrayList<>();
            for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
                urls.add(Path.of(entry).toUri().toURL());
            }
            return urls.toArray(URL[]::new);
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.smi.opencl.") && !name.startsWith("org.jocl.")) {
                return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
                Class<?> loaded = findLoadedClass(name);
                return loaded == null ? findClass(name) : loaded;
            }
        }
    }
}
