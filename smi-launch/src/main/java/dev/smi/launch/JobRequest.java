package dev.smi.launch;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What a user wants to run.
 *
 * @param ranks number of ranks, from 1
 * @param device how they run
 * @param machines hosts that run MPJ Express's daemon already; empty for this host alone and a daemon of the job's own
 * @param deadline after which the job is ended
 * @param jvmOptions options of the ranks' JVMs, one word each
 * @param classPath where the application is; empty for the project's own
 * @param main the class to run
 * @param arguments its arguments
 */
public record JobRequest(
        int ranks,
        Device device,
        Optional<Path> machines,
        Optional<Duration> deadline,
        List<String> jvmOptions,
        Optional<String> classPath,
        String main,
        List<String> arguments) {

    /** Copies the lists. */
    public JobRequest {
        jvmOptions = List.copyOf(jvmOptions);
        arguments = List.copyOf(arguments);
    }
}
