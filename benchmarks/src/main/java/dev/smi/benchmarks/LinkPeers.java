package dev.smi.benchmarks;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;

/** The links to measure and their peers, which are compiled here and now; what is not installed is left out. */
final class LinkPeers {

    private static final Path MPJ = Path.of("/usr/share/java/mpj.jar");
    private static final Path MPICC = Path.of("/usr/bin/mpicc");
    private static final Path MPIRUN = Path.of("/usr/bin/mpirun");
    private static final long COMPILE_S = 60;

    private final Path home;
    private final Path directory;

    /**
     * Peers of a project.
     *
     * @param home the project's directory
     * @param directory where compiled peers go
     */
    LinkPeers(Path home, Path directory) {
        this.home = home;
        this.directory = directory;
    }

    /** All of them, ours first. */
    List<LinkPeer> all() throws IOException, InterruptedException {
        List<LinkPeer> peers = new ArrayList<>();
        peers.add(LinkPeer.launched("one JVM", ours("local", "--threads")));
        peers.add(LinkPeer.processes("shared memory", ours("shm")));
        peers.add(LinkPeer.launched("messages in one JVM", ours("mpj", "--threads")));
        peers.add(mpjLink());
        peers.add(mpjPeer("multicore"));
        peers.add(mpjPeer("niodev"));
        peers.add(openMpi("Open MPI shared memory", "self,vader"));
        peers.add(openMpi("Open MPI tcp", "self,tcp"));
        return peers;
    }

    private static List<String> ours(String link, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Dsmi.link=" + link,
                "-cp",
                System.getProperty("java.class.path"),
                LinkProgram.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private LinkPeer mpjLink() {
        String name = "messages over MPJ Express niodev";
        if (!hasMpjrun()) {
            return LinkPeer.missing(name, "needs bin/mpjrun and " + MPJ);
        }
        return LinkPeer.launched(
                name,
                List.of(
                        mpjrun(),
                        "-np",
                        "2",
                        "-dev",
                        "niodev",
                        "-Dsmi.link=mpj",
                        "-cp",
                        System.getProperty("java.class.path"),
                        LinkProgram.class.getName()));
    }

    private LinkPeer mpjPeer(String device) throws IOException {
        String name = "MPJ Express " + device;
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (!hasMpjrun() || compiler == null) {
            return LinkPeer.missing(name, "needs bin/mpjrun, " + MPJ + " and a JDK");
        }
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        int status = compiler.run(
                null,
                errors,
                errors,
                "-cp",
                MPJ.toString(),
                "-d",
                directory.toString(),
                home.resolve("benchmarks/links/MpjPeer.java").toString());
        if (status != 0) {
            throw new IOException("cannot compile MpjPeer.java: " + errors.toString(StandardCharsets.UTF_8));
        }
        return LinkPeer.launched(
                name, List.of(mpjrun(), "-np", "2", "-dev", device, "-cp", directory.toString(), "MpjPeer"));
    }

    private boolean hasMpjrun() {
        return Files.exists(MPJ) && Files.exists(home.resolve("bin/mpjrun"));
    }

    private String mpjrun() {
        return home.resolve("bin/mpjrun").toString();
    }

    private LinkPeer openMpi(String name, String transports) throws IOException, InterruptedException {
        if (!Files.exists(MPICC) || !Files.exists(MPIRUN)) {
            return LinkPeer.missing(name, "needs " + MPICC + " and " + MPIRUN);
        }
        Path program = directory.resolve("peer");
        if (!Files.exists(program)) {
            Process compiler = new ProcessBuilder(
                            MPICC.toString(),
                            "-O2",
                            "-o",
                            program.toString(),
                            home.resolve("benchmarks/links/peer.c").toString())
                    .inheritIO()
                    .start();
            if (!compiler.waitFor(COMPILE_S, TimeUnit.SECONDS) || compiler.exitValue() != 0) {
                throw new IOException("mpicc cannot compile peer.c");
            }
        }
        return LinkPeer.launched(
                name,
                List.of(
                        MPIRUN.toString(),
                        "--allow-run-as-root",
                        "--oversubscribe",
                        "--mca",
                        "btl",
                        transports,
                        "-np",
                        "2",
                        program.toString()));
    }
}
