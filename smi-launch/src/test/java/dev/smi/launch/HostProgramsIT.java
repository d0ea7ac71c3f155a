package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs of the host API, launched: the same results wherever ranks are, and what is said when they cannot go on. */
@Timeout(value = 90, unit = TimeUnit.SECONDS)
class HostProgramsIT {

    private static final Path HOME = Path.of(System.getProperty("smi.home"));
    private static final Pattern CHECKSUM = Pattern.compile("CRC32 [0-9a-f]{8}");
    private static final String STENCIL = "dev.smi.apps.stencil.Stencil";

    private static final String KERNELS = """
            #include <smi.h>
            __kernel void starve(const int source, SMI_Comm comm)
            {
                SMI_Channel in = SMI_Open_receive_channel(1, SMI_INT, source, 1, comm);
                int value;
                SMI_Pop(&in, &value);
            }
            __kernel void crash(__global int *memory)
            {
                memory[0] = 7 / memory[0];
            }
            """;

    @TempDir
    private static Path generated;

    @TempDir
    private Path directory;

    @BeforeAll
    static void generate() throws Exception {
        assumeTrue(MpjInstallation.find().isPresent(), "MPJ Express is not installed: apt install libmpj-java");
        Files.writeString(generated.resolve("stuck.cl"), KERNELS);
        generate(HOME.resolve("apps/src/main/java/dev/smi/apps/stencil/Stencil.java"));
        generate(generated.resolve("stuck.cl"));
        generate(HOME.resolve("apps/src/main/java/dev/smi/apps/vadd/VectorAdd.java"));
        generate(HOME.resolve("apps/vadd/vadd.cl"));
        command(
                "route-gen",
                "make",
                "ring",
                "--size",
                "2",
                "-o",
                generated.resolve("ring.json").toString());
    }

    private static void generate(Path source) throws Exception {
        command("smi-codegen", "-o", generated.resolve("out").toString(), source.toString());
    }

    private static void command(String name, String... arguments) throws Exception {
        List<String> words =
                new ArrayList<>(List.of(HOME.resolve("bin").resolve(name).toString()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectErrorStream(true)
                .redirectOutput(generated.resolve(name + ".log").toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("SMI_NO_BUILD", "1");
        assertThat(builder.start().waitFor())
                .as(() -> read(generated.resolve(name + ".log")))
                .isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (java.io.IOException e) {
            return e.toString();
        }
    }

    @Test
    void shouldGiveTheSamePlateWhereverRanksAre() throws Exception {
        String topology = "-Dsmi.topology=" + HOME.resolve("topologies/torus-2x4.json");
        String program = "-Dsmi.program=" + generated.resolve("out");
        String expected = checksum("-dev", "multicore", "-Dsmi.device=jvm", STENCIL, "4");
        assertThat(checksum("-dev", "multicore", topology, program, STENCIL, "4"))
                .as("the same kernels translated, ranks in one JVM")
                .isEqualTo(expected);
        assertThat(checksum("-dev", "niodev", topology, program, STENCIL, "4"))
                .as("ranks that share memory")
                .isEqualTo(expected);
        assertThat(checksum("-dev", "niodev", "-Dsmi.link=mpj", topology, program, STENCIL, "4"))
                .as("ranks that send messages")
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "multicore, jvm, VectorAdd",
        "multicore, emulator, VectorAdd",
        "multicore, opencl, VectorAdd",
        "niodev, opencl, vadd"
    })
    void shouldRunOneProgramOnAllDevices(String ranks, String device, String program) throws Exception {
        assumeTrue(
                !device.equals("opencl") || hasOpenCl(),
                "no OpenCL is installed: apt install pocl-opencl-icd ocl-icd-libopencl1");
        try (LaunchedJob job = LaunchedJob.start(
                directory,
                "-np",
                "2",
                "-dev",
                ranks,
                "-Dsmi.device=" + device,
                "-Dsmi.topology=" + generated.resolve("ring.json"),
                "-Dsmi.program=" + generated.resolve("out").resolve(program),
                "dev.smi.apps.vadd.VectorAdd")) {
            assertThat(job.await()).as(job.err()).isZero();
            assertThat(job.out()).startsWith("200000 sums on 2 ranks (").endsWith("): as in plain Java\n");
            job.assertNothingLeft();
        }
    }

    /** Whether there is a driver, and the library that finds drivers. */
    @SuppressWarnings("restricted")
    private static boolean hasOpenCl() {
        try (Arena arena = Arena.ofConfined()) {
            SymbolLookup.libraryLookup("libOpenCL.so.1", arena);
            return Files.isDirectory(Path.of("/etc/OpenCL/vendors"));
        } catch (IllegalArgumentException _) {
            return false;
        }
    }

    private String checksum(String... arguments) throws Exception {
        List<String> all = new ArrayList<>(List.of("-np", "8", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        all.addAll(List.of(arguments));
        try (LaunchedJob job = LaunchedJob.start(directory, all.toArray(String[]::new))) {
            assertThat(job.await()).as(job.err()).isZero();
            job.assertNothingLeft();
            return CHECKSUM.matcher(job.out())
                    .results()
                    .findFirst()
                    .orElseThrow()
                    .group();
        }
    }

    @ParameterizedTest
    @CsvSource({"multicore, auto", "niodev, auto", "niodev, mpj"})
    void shouldNameRanksThatWaitForEachOther(String device, String link) throws Exception {
        try (LaunchedJob job = stuck(device, link, "channels")) {
            assertThat(job.await()).as(job.err()).isEqualTo(3);
            assertThat(job.err())
                    .contains("rank 0 waits to pop element 1 of 100 on port 3 from rank 1")
                    .contains("rank 1 waits to pop element 1 of 100 on port 3 from rank 0")
                    .contains("They wait for each other in a circle: rank 0 -> rank 1 -> rank 0");
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"multicore, auto", "niodev, auto", "niodev, mpj"})
    void shouldNameKernelsThatWaitForEachOther(String device, String link) throws Exception {
        try (LaunchedJob job = stuck(device, link, "kernels")) {
            assertThat(job.await()).as(job.err()).isEqualTo(3);
            assertThat(job.err())
                    .contains("rank 0 starve waits to read pop_1_ckr_data")
                    .contains("rank 1 starve waits to read pop_1_ckr_data");
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"multicore", "niodev"})
    void shouldNameTheRankThatThrewWhileOthersWaitForIt(String device) throws Exception {
        try (LaunchedJob job = stuck(device, "auto", "throw")) {
            assertThat(job.await()).as(job.err()).isEqualTo(1);
            assertThat(job.err())
                    .contains("mpjrun: rank 1 of 2: uncaught java.lang.IllegalStateException: out of paper");
            job.assertNothingLeft();
        }
    }

    @Test
    void shouldSayWhoWasKilledInTheMiddleOfAMessage() throws Exception {
        try (LaunchedJob job = stuck("niodev", "auto", "middle")) {
            job.awaitOutput(2);
            job.signalRank("KILL", 1);
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err()).contains("rank 1 of 2").contains("died");
            job.assertNothingLeft();
        }
    }

    @ParameterizedTest
    @CsvSource({"multicore", "niodev"})
    void shouldSayWhichKernelTrapped(String device) throws Exception {
        try (LaunchedJob job = stuck(device, "auto", "trap")) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err()).contains("rank 1 kernel crash failed: trap").doesNotContain("\tat ");
            job.assertNothingLeft();
        }
    }

    @Test
    void shouldSayThatTheTopologyIsForAnotherNumberOfRanks() throws Exception {
        String topology = "-Dsmi.topology=" + HOME.resolve("topologies/torus-2x4.json");
        try (LaunchedJob job = stuck("multicore", "auto", "load", topology)) {
            assertThat(job.await()).isEqualTo(1);
            assertThat(job.err())
                    .contains("has 8 FPGAs, but the job has 2 ranks; launch with -np 8")
                    .doesNotContain("\tat ");
        }
    }

    private LaunchedJob stuck(String device, String link, String how, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("-np", "2", "-dev", device));
        all.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Dsmi.link=" + link));
        all.add("-Dsmi.topology=" + generated.resolve("ring.json"));
        all.addAll(List.of(options));
        all.addAll(
                List.of("-cp", Path.of("target/test-classes").toAbsolutePath().toString()));
        all.addAll(List.of(
                LaunchedJob.PROGRAMS + "Stuck",
                how,
                generated.resolve("out/stuck").toString()));
        return LaunchedJob.start(directory, all.toArray(String[]::new));
    }
}
