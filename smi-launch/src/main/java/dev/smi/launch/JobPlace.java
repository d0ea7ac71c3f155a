package dev.smi.launch;

import dev.smi.launch.agent.Scope;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Where a job has its files: a directory of its own. A job of one host has MPJ Express in it, too; one of a cluster
 * uses the installation whose daemons run there, and has its directory below it, so that all hosts see it.
 *
 * @param job the job's name
 * @param directory the job's directory
 * @param home MPJ Express for this job
 * @param scope where the job's processes are
 */
record JobPlace(String job, Path directory, MpjHome home, Scope scope) {

    private static final Path SHARED_MEMORY = Path.of("/dev/shm");
    private static final String HOME_VARIABLE = "MPJ_HOME";
    private static final String TEMPORARY_VARIABLE = "TMPDIR";
    private static final String PREFIX = "smi-mpj-";
    private static final int TRIES = 5;

    static JobPlace create(JobRequest request) throws IOException, LaunchException {
        return request.machines().isPresent() ? onDaemonsOf(request.machines().get()) : onThisHost();
    }

    /** Whether all of the job is this launcher's: processes, files, network. */
    boolean isLocal() {
        return scope == Scope.LOCAL;
    }

    Path agentJar() {
        return directory.resolve("smi-shared.jar");
    }

    /** Removes all of it; processes of the job that are about to end may still write. */
    void delete() throws IOException {
        delete(directory);
        // ranks take it away themselves, unless they are killed or exit
        delete(SHARED_MEMORY.resolve("smi-" + job));
    }

    private static void delete(Path directory) throws IOException {
        for (int i = 0; i < TRIES && Files.exists(directory); i++) {
            try (Stream<Path> files = Files.walk(directory)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            } catch (IOException | java.io.UncheckedIOException e) {
                if (i == TRIES - 1) {
                    throw new IOException("cannot remove " + directory, e);
                }
            }
        }
    }

    private static JobPlace onThisHost() throws IOException, LaunchException {
        MpjInstallation mpj = MpjInstallation.find()
                .orElseThrow(() ->
                        new LaunchException("MPJ Express is not installed; Debian and Ubuntu have it: apt install "
                                + MpjInstallation.PACKAGE + " (bin/smi-setup does that)"));
        Path directory = Files.createTempDirectory(temporary(), PREFIX);
        Files.createDirectories(directory);
        String job = "mpj-" + directory.getFileName().toString().substring(PREFIX.length());
        return new JobPlace(job, directory, MpjHome.create(directory, mpj, Ports.free()), Scope.LOCAL);
    }

    private static JobPlace onDaemonsOf(Path machines) throws IOException, LaunchException {
        Optional<MpjHome> home = Optional.ofNullable(System.getenv(HOME_VARIABLE))
                .map(text -> new MpjHome(Path.of(text).toAbsolutePath()))
                .filter(MpjHome::isUsable);
        if (home.isEmpty()) {
            throw new LaunchException("-machinesfile needs MPJ_HOME: the directory of MPJ Express that the daemons of"
                    + " these hosts run from, at the same path on all of them; mpjrun --make-home DIR makes one");
        }
        String name = UUID.randomUUID().toString();
        Path directory =
                Files.createDirectories(home.get().directory().resolve("jobs").resolve(name));
        return new JobPlace("mpj-" + name, directory, home.get(), scope(machines));
    }

    private static Scope scope(Path machines) throws IOException {
        return Files.readAllLines(machines).stream()
                        .map(String::strip)
                        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                        .allMatch(host -> host.equals("localhost") || host.startsWith("127."))
                ? Scope.LOOPBACK
                : Scope.CLUSTER;
    }

    private static Path temporary() {
        String variable = System.getenv(TEMPORARY_VARIABLE);
        return Path.of(variable == null || variable.isEmpty() ? System.getProperty("java.io.tmpdir") : variable)
                .toAbsolutePath();
    }
}
