package dev.smi.data.ssh;

import dev.smi.data.cluster.HostConfig.ConnectOptions;
import java.util.List;

/** What a host's shell is given to start a worker. Stateless. */
final class RemoteScript {

    /** Exit status if the directory is missing. */
    static final int NO_DIRECTORY = 71;

    /** Exit status if the environment script is missing. */
    static final int NO_ENVIRONMENT = 72;

    /** Exit status of a shell that does not find a command. */
    static final int NO_COMMAND = 127;

    /**
     * The shell's background jobs have no standard input of their own, hence descriptor 3. The watch reads, with a word
     * of the shell itself so that no process of it stays, until the input ends.
     */
    private static final String RUN = """
            IFS= read -r SMI_CLUSTER_TOKEN
            export SMI_CLUSTER_TOKEN
            exec 3<&0
            "$@" </dev/null 3<&- &
            worker=$!
            {
              while read -r line; do :; done
              kill "$worker"
              for i in 1 2 3 4 5 6 7 8 9 10; do kill -0 "$worker" || exit; sleep 0.2; done
              kill -9 "$worker"
            } <&3 >/dev/null 2>&1 3<&- &
            watch=$!
            exec 3<&-
            wait "$worker"
            status=$?
            kill "$watch" 2>/dev/null
            exit "$status"
            """;

    private RemoteScript() {}

    /**
     * The command line for a host: the same for every shell that a user may have there. Vendors' environment scripts
     * are often written for bash, which is taken if it is there.
     *
     * @param command the words that start the worker
     */
    static String commandLine(ConnectOptions connect, List<String> command) {
        String shell = "if command -v bash >/dev/null 2>&1; then exec bash -c \"$0\"; else exec sh -c \"$0\"; fi";
        return "sh -c " + quoted(shell) + " " + quoted(script(connect, command));
    }

    private static String script(ConnectOptions connect, List<String> command) {
        StringBuilder script = new StringBuilder();
        connect.directory()
                .map(RemoteScript::quoted)
                .ifPresent(d -> script.append("cd ")
                        .append(d)
                        .append(" || exit ")
                        .append(NO_DIRECTORY)
                        .append('\n'));
        connect.environment()
                .map(RemoteScript::quoted)
                .ifPresent(e -> script.append("[ -r ")
                        .append(e)
                        .append(" ] || exit ")
                        .append(NO_ENVIRONMENT)
                        .append("\n. ")
                        .append(e)
                        .append(" >/dev/null\n"));
        String words =
                String.join(" ", command.stream().map(RemoteScript::quoted).toList());
        return script.append("set -- ").append(words).append('\n').append(RUN).toString();
    }

    /** A word as it is, whatever is in it. */
    static String quoted(String word) {
        return "'" + word.replace("'", "'\\''") + "'";
    }
}
