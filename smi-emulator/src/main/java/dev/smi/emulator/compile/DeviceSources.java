package dev.smi.emulator.compile;

import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The device code of one program, as a hardware compiler would get it.
 *
 * @param program the program's name
 * @param files OpenCL C by file name, in order; each is compiled by itself
 * @param headers headers that the files include, by name
 * @param includes further directories to search for headers
 * @param definitions macros, {@code NAME=VALUE}
 */
public record DeviceSources(
        String program,
        Map<String, byte[]> files,
        Map<String, byte[]> headers,
        List<Path> includes,
        List<String> definitions) {

    public DeviceSources {
        files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
        includes = List.copyOf(includes);
        definitions = List.copyOf(definitions);
    }
}
