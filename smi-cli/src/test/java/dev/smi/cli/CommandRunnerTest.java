package dev.smi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandRunnerTest {

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final PrintStream realErr = System.err;
    private final PrintStream realOut = System.out;

    @Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = SmiVersion.class)
    static final class Demo implements Callable<Integer> {
        @Option(names = "--fault")
        String fault = "";

        @Override
        public Integer call() {
            return switch (fault) {
                case "" -> ExitStatus.OK;
                case "input" -> throw new DiagnosticException(new SourcePosition("a.json", 1, 2), "wrong");
                default -> throw new IllegalStateException("a bug");
            };
        }
    }

    @BeforeEach
    void catchOutput() {
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void restoreOutput() {
        System.setErr(realErr);
        System.setOut(realOut);
    }

    @Test
    void shouldPrintDiagnosticsAndFail() {
        assertThat(CommandRunner.run(new Demo(), "--fault", "input")).isEqualTo(ExitStatus.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("a.json:1:2: error: wrong\n");
    }

    @Test
    void shouldTellWrongUsageFromFailure() {
        assertThat(CommandRunner.run(new Demo(), "--faul", "input")).isEqualTo(ExitStatus.USAGE);
        assertThat(err.toString(StandardCharsets.UTF_8)).contains("--faul").contains("See 'demo --help'");
    }

    @Test
    void shouldNotShowAStackTraceForABug() {
        assertThat(CommandRunner.run(new Demo(), "--fault", "bug")).isEqualTo(ExitStatus.FAILED);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("internal error")
                .contains("a bug")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldPrintTheVersion() {
        assertThat(CommandRunner.run(new Demo(), "--version")).isEqualTo(ExitStatus.OK);
        assertThat(out.toString(StandardCharsets.UTF_8)).matches("(?s)SMI for the JVM \\d+\\.\\d+.*Java 2.*");
    }
}
