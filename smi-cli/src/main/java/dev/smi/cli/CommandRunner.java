package dev.smi.cli;

import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.DiagnosticException;
import java.io.PrintWriter;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * Runs a picocli command the way all commands of the project behave: diagnostics on standard error and status 1 for
 * faults of the input, status 2 for wrong usage, no stack trace for either. Stateless.
 */
public final class CommandRunner {

    /** Set to anything to get the stack trace of an internal error. */
    private static final String DEBUG_VARIABLE = "SMI_DEBUG";

    private CommandRunner() {}

    /**
     * Parses the arguments and runs the command.
     *
     * @param command an object with picocli annotations
     * @return the exit status; see {@link ExitStatus}
     */
    public static int run(Object command, String... arguments) {
        CommandLine line = new CommandLine(command);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setUsageHelpAutoWidth(true);
        line.setParameterExceptionHandler(CommandRunner::wrongUsage);
        line.setExecutionExceptionHandler((e, failed, _) -> failed(e, failed.getErr()));
        try {
            return line.execute(arguments);
        } catch (OutOfMemoryError _) {
            line.getErr()
                    .println("error: not enough memory, the limit is "
                            + (Runtime.getRuntime().maxMemory() >> 20)
                            + " MiB; run something smaller, or raise it: JAVA_OPTS=-Xmx8g");
            line.getErr().flush();
            return ExitStatus.FAILED;
        }
    }

    private static int wrongUsage(ParameterException e, String[] arguments) {
        CommandLine line = e.getCommandLine();
        PrintWriter err = line.getErr();
        err.println("error: " + e.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        err.println("See '" + line.getCommandSpec().qualifiedName() + " --help'.");
        err.flush();
        return ExitStatus.USAGE;
    }

    private static int failed(Exception e, PrintWriter err) {
        if (e instanceof DiagnosticException faults) {
            print(faults.diagnostics(), err);
        } else {
            err.println("error: internal error, please report it (" + DEBUG_VARIABLE + "=1 shows where): " + e);
            if (System.getenv(DEBUG_VARIABLE) != null) {
                e.printStackTrace(err);
            }
            err.flush();
        }
        return ExitStatus.FAILED;
    }

    /** Prints diagnostics, one a line. */
    public static void print(Iterable<Diagnostic> diagnostics, PrintWriter err) {
        diagnostics.forEach(err::println);
        err.flush();
    }
}
