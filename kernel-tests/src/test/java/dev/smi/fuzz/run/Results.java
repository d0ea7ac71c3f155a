package dev.smi.fuzz.run;

import dev.smi.fuzz.generate.Parameter;
import dev.smi.fuzz.generate.RandomKernel;
import java.lang.reflect.Array;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What kernels left in their buffers. For any thread. */
final class Results {

    /** Names a buffer. */
    record Key(int run, int rank, int kernel, int parameter) {}

    private final Map<Key, Object> arrays = new ConcurrentHashMap<>();

    void put(Key key, Object array) {
        arrays.put(key, array);
    }

    private Object of(Key key) {
        return Objects.requireNonNull(arrays.get(key));
    }

    /** The first element in which a run differs, in words. */
    static Optional<String> difference(Job job, int run, Results jvm, Results device) {
        for (int rank = 0; rank < job.ranks(); rank++) {
            List<RandomKernel> kernels = job.runs().get(run).kernels();
            for (int kernel = 0; kernel < kernels.size(); kernel++) {
                List<Parameter> parameters = kernels.get(kernel).parameters();
                for (int i = 0; i < parameters.size(); i++) {
                    Key key = new Key(run, rank, kernel, i);
                    if (parameters.get(i).isBuffer()) {
                        Optional<String> found = difference(jvm.of(key), device.of(key), parameters.get(i));
                        if (found.isPresent()) {
                            return Optional.of(
                                    "rank " + rank + ", " + kernels.get(kernel).name() + ": " + found.get());
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<String> difference(Object jvm, Object device, Parameter parameter) {
        for (int i = 0; i < parameter.length(); i++) {
            if (Values.bits(jvm, i) != Values.bits(device, i)) {
                return Optional.of(parameter.name() + "[" + i + "] is " + Array.get(jvm, i) + " on the JVM and "
                        + Array.get(device, i) + " on the emulator");
            }
        }
        return Optional.empty();
    }
}
