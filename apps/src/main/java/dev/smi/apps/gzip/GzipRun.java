package dev.smi.apps.gzip;

import dev.smi.apps.gzip.engine.EngineChoice;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.Terminal;
import dev.smi.data.Cluster;
import dev.smi.data.JobFailedException;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonWriter;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * One run of the command: goes through its files. What cannot be done with one is said, and the others are done. For
 * one thread.
 */
final class GzipRun {

    private static final String STREAM = "-";
    private static final String SUFFIX = ".gz";

    private final GzipCommand command;
    private final List<Map<String, Object>> reports = new ArrayList<>();
    private boolean hasFailed;

    GzipRun(GzipCommand command) {
        this.command = command;
    }

    private interface Task {
        void run() throws IOException, JobFailedException, InterruptedException;
    }

    /** Compresses all files and gives the exit status. */
    int compress(Cluster cluster, EngineChoice choice) throws InterruptedException {
        MemberSettings settings = new MemberSettings(choice.engine(), command.level());
        if (command.isVerbose()) {
            choice.notes().forEach(note -> System.err.println("note: " + note));
            System.err.println("engine " + settings.engine() + ", level " + settings.level());
        }
        Compression compression = new Compression(cluster, settings, command.chunk(), !command.isQuiet());
        for (String file : command.files()) {
            attempt(file, () -> compress(file, compression));
        }
        Map<String, Object> about = new LinkedHashMap<>();
        about.put("engine", settings.engine().toString());
        about.put("level", settings.level());
        about.put("chunk", command.chunk());
        about.put("workers", command.cluster().workers());
        return end(about);
    }

    /** Tests all files and gives the exit status. */
    int test() throws InterruptedException {
        for (String file : command.files()) {
            attempt(file, () -> test(file));
        }
        return end(new LinkedHashMap<>());
    }

    private int end(Map<String, Object> about) {
        if (command.isJson()) {
            about.put("files", reports);
            System.out.print(JsonWriter.document(about));
            System.out.flush();
        }
        return hasFailed ? ExitStatus.FAILED : ExitStatus.OK;
    }

    private void attempt(String file, Task task) throws InterruptedException {
        try {
            task.run();
            return;
        } catch (DiagnosticException e) {
            e.diagnostics().forEach(System.err::println);
        } catch (NoSuchFileException _) {
            System.err.println(file + ": error: the file does not exist");
        } catch (AccessDeniedException e) {
            System.err.println(file + ": error: permission denied for " + e.getFile());
        } catch (IOException | JobFailedException e) {
            System.err.println(file + ": error: " + e.getMessage());
        }
        hasFailed = true;
    }

    private void compress(String file, Compression compression)
            throws IOException, JobFailedException, InterruptedException {
        FileReport report;
        if (file.equals(STREAM)) {
            checkTerminal(file);
            report = compression.stream(stdin(), stdout());
        } else if (command.isToStdout()) {
            checkTerminal(file);
            report = compression.file(Path.of(file), stdout());
        } else {
            Path input = Path.of(file);
            Path output = Path.of(file + SUFFIX);
            checkNames(file, output);
            report = compression.file(input, output);
            copyAttributes(input, output);
        }
        report.losses().forEach(loss -> System.err.println(file + ": warning: " + loss));
        if (command.isVerbose()) {
            System.err.println(report.line());
        }
        reports.add(report.json());
    }

    private void checkNames(String file, Path output) {
        if (file.endsWith(SUFFIX) && !command.isForced()) {
            throw fault(file, "the name ends with " + SUFFIX + " already; -f compresses it once more");
        }
        if (Files.exists(output) && !command.isForced()) {
            throw fault(output.toString(), "the file exists; -f overwrites it");
        }
    }

    private void checkTerminal(String file) {
        if (!command.isForced() && Terminal.isStandardOutput()) {
            throw fault(file, "compressed data would go to the terminal; redirect standard output, or use -f");
        }
    }

    private static DiagnosticException fault(String file, String message) {
        return new DiagnosticException(SourcePosition.of(file), message);
    }

    /** Permissions and date, as gzip does. */
    private static void copyAttributes(Path input, Path output) throws IOException {
        PosixFileAttributeView from = Files.getFileAttributeView(input, PosixFileAttributeView.class);
        PosixFileAttributeView to = Files.getFileAttributeView(output, PosixFileAttributeView.class);
        if (from != null && to != null) {
            to.setPermissions(from.readAttributes().permissions());
        }
        Files.setLastModifiedTime(output, Files.getLastModifiedTime(input));
    }

    private void test(String file) throws IOException {
        MemberCheck.Totals totals;
        if (file.equals(STREAM)) {
            totals = test(stdin());
        } else {
            if (Files.isDirectory(Path.of(file))) {
                throw fault(file, "it is a directory; name the files in it");
            }
            try (FileChannel channel = FileChannel.open(Path.of(file), StandardOpenOption.READ)) {
                totals = test(channel);
            }
        }
        if (command.isVerbose()) {
            System.err.println(file + ": right, " + totals.members() + " members, " + totals.bytes() + " bytes");
        }
        Map<String, Object> report = new LinkedHashMap<>();
        report.put("input", file);
        report.put("bytes", totals.bytes());
        report.put("compressed", totals.compressed());
        report.put("members", totals.members());
        reports.add(report);
    }

    private static MemberCheck.Totals test(ReadableByteChannel channel) throws IOException {
        try (MemberCheck check = new MemberCheck(channel)) {
            return check.run();
        }
    }

    /** Not closed: it is not ours. */
    private static FileChannel stdin() {
        return new FileInputStream(FileDescriptor.in).getChannel();
    }

    /** Not closed: it is not ours. */
    private static FileChannel stdout() {
        return new FileOutputStream(FileDescriptor.out).getChannel();
    }
}
