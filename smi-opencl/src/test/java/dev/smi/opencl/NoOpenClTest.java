package dev.smi.opencl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Processes that find no OpenCL, or only part of it. */
@EnabledOnOs(OS.LINUX)
class NoOpenClTest {

    private static final String INSTALL =
            "install one: apt install pocl-opencl-icd ocl-icd-libopencl1 (Debian; runs on the CPU), or the one of your board";

    @TempDir
    private Path directory;

    @Test
    void shouldSayWhatToInstallWithoutLibrary() throws Exception {
        // files that are no libraries hide those of the system
        Files.writeString(directory.resolve("libOpenCL.so"), "");
        Files.writeString(directory.resolve("libOpenCL.so.1"), "");

        List<String> lines = run(Map.of("LD_LIBRARY_PATH", directory.toString()));

        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst())
                .startsWith("there is no OpenCL library here (")
                .endsWith("; " + INSTALL);
    }

    @Test
    @ExtendWith(NeedsOpenCl.class)
    void shouldSayWhatToInstallWithoutPlatform() throws Exception {
        // the loader of ocl-icd and of Khronos each have a variable for where the drivers are
        List<String> lines =
                run(Map.of("OCL_ICD_VENDORS", directory.toString(), "OPENCL_VENDOR_PATH", directory.toString()));

        assertThat(lines)
                .containsExactly(
                        "there is an OpenCL library here, but no platform (CL_PLATFORM_NOT_FOUND_KHR (-1001)); "
                                + INSTALL,
                        "exit status 0");
    }

    @Test
    @ExtendWith(NeedsOpenCl.class)
    void shouldLeaveNoFileBehind() throws Exception {
        List<String> lines = run(Map.of("JAVA_TOOL_OPTIONS", "-Djava.io.tmpdir=" + directory));

        assertThat(lines).anyMatch(line -> line.startsWith("found OpenCL device "));
        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left.filter(file -> file.toString().endsWith(".so"))).isEmpty();
        }
    }

    @Test
    @ExtendWith(NeedsOpenCl.class)
    void shouldUseTheLibraryOfADevelopmentPackage() throws Exception {
        Path library = Path.of("/usr/lib/x86_64-linux-gnu/libOpenCL.so.1");
        assumeThat(library).exists();
        Files.createSymbolicLink(directory.resolve("libOpenCL.so"), library);

        assertThat(run(Map.of("LD_LIBRARY_PATH", directory.toString())))
                .anyMatch(line -> line.startsWith("found OpenCL device "));
    }

    private static List<String> run(Map<String, String> environment) throws Exception {
        return ChildProcess.run(OpenAndClose.class, environment, _ -> true);
    }
}
