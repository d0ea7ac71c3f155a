package dev.smi.launch.cli;

import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.launch.CommandLine;
import dev.smi.launch.Job;
import dev.smi.launch.JobRequest;
import dev.smi.launch.LaunchException;
import dev.smi.launch.MpjHome;
import dev.smi.launch.MpjInstallation;
import dev.smi.launch.Ports;
import dev.smi.launch.Terminal;
import dev.smi.launch.UsageException;
import dev.smi.launch.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * The command {@code mpjrun}: one program on every rank. Its options are MPJ Express's and those of java, mixed, which
 * is why it reads them itself.
 */
public final class MpjRun {

    private static final String NAME = "mpjrun: ";

    private static final Terminal TERMINAL = new Terminal(System.out, System.err);

    private static final String HELP = """
            Usage: mpjrun -np N [options] [JVM options] [-cp CP] MAIN [ARGUMENT...]
            Runs the class MAIN on N ranks with MPJ Express (Debian: libmpj-java), and ends the job when a rank fails.

              -np N                 number of ranks
              -dev DEVICE           multicore: ranks are threads of one JVM (if left out)
                                    niodev: a JVM for each rank; hybdev: a JVM for each host
              -cp CP                class path of MAIN; the project's own applications if left out.
                                    The project's modules and libraries are always there.
              --deadline SECONDS    end the job, with status 124, if it takes longer
              -machinesfile FILE    hosts, one a line, that run MPJ Express's daemon from $MPJ_HOME already;
                                    this host and a daemon of the job's own if left out
              --make-home DIR       only make a directory for MPJ_HOME from Debian's package
              -h, --help            print this
              -V, --version         print the version
            Everything else that begins with - goes to the JVMs of the ranks: -Xmx2g, -Dname=value, -ea.

            Exit status: 0 all ranks ended well, 1 or a rank's own status if one failed, 2 wrong usage, 3 deadlock,
            124 deadline passed, 130 or 143 interrupted.

            Examples:
              mpjrun -np 8 -Dsmi.device=jvm dev.smi.apps.stencil.Stencil
              mpjrun -np 2 -dev niodev --deadline 60 -Xmx2g -cp target/classes org.example.Main input.txt
            """;

    private MpjRun() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        try {
            return switch (arguments.length == 0 ? "--help" : arguments[0]) {
                case "-h", "--help" -> print(HELP.strip());
                case "-V", "--version" -> print(String.join("\n", new SmiVersion().getVersion()));
                case "--make-home" -> makeHome(Arrays.asList(arguments));
                default -> run(CommandLine.parse(arguments));
            };
        } catch (UsageException e) {
            System.err.println(NAME + "error: " + e.getMessage());
            System.err.println("See 'mpjrun --help'.");
            return ExitStatus.USAGE;
        } catch (LaunchException | IOException e) {
            System.err.println(NAME + "error: " + (e instanceof LaunchException ? e.getMessage() : e.toString()));
            return ExitStatus.FAILED;
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return ExitStatus.FAILED;
        }
    }

    private static int run(JobRequest request) throws IOException, InterruptedException, LaunchException {
        Verdict verdict = verdict(request); // the ranks' last words come before ours
        verdict.causes().forEach(cause -> System.err.println(NAME + cause));
        return verdict.status();
    }

    private static Verdict verdict(JobRequest request) throws IOException, InterruptedException, LaunchException {
        try (Job job = Job.prepare(request, TERMINAL)) {
            Runtime.getRuntime().addShutdownHook(new Thread(() -> close(job), "clean-up")); // Ctrl-C
            return job.run();
        }
    }

    private static void close(Job job) {
        try {
            job.close();
        } catch (IOException e) {
            System.err.println(NAME + e.getMessage());
        }
    }

    private static int makeHome(List<String> arguments) throws IOException, UsageException, LaunchException {
        if (arguments.size() != 2) {
            throw new UsageException("--make-home needs a directory and nothing else");
        }
        MpjInstallation mpj = MpjInstallation.find()
                .orElseThrow(() ->
                        new LaunchException("MPJ Express is not installed; apt install " + MpjInstallation.PACKAGE));
        Path directory = Path.of(arguments.get(1)).toAbsolutePath();
        if (Files.exists(directory)) {
            throw new LaunchException(directory + " exists already; name a new directory");
        }
        MpjHome.create(Files.createDirectories(directory), mpj, Ports.USUAL);
        return print("export MPJ_HOME=" + directory);
    }

    private static int print(String text) {
        System.out.println(text);
        return ExitStatus.OK;
    }
}
