package dev.smi.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.testing.CapturedOutput;
import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CommandRunnerTest {

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    @Command(name = "demo", mixinStandardHelpOptions = true, versionProvider = SmiVersion.class)
    static final class Demo implements Callable<Integer> {
        @Option(names = "--fault")
        String fault = "";

        @Override
        public Integer call() {
            return switch (fault) {
                case "" -> ExitStatus.OK;
                case "input" -> throw new DiagnosticException(new SourcePosition("a.json", 1, 2), "wrong");
                case "memory" -> throw new OutOfMemoryError("planted");
                default -> throw new IllegalStateException("a bug");
            };
        }
    }

    @Test
    void shouldPrintDiagnosticsAndFail() {
        assertThat(CommandRunner.run(new Demo(), "--fault", "input")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err()).isEqualToNormalizingNewlines("a.json:1:2: error: wrong\n");
    }

    @Test
    void shouldTellWrongUsageFromFailure() {
        assertThat(CommandRunner.run(new Demo(), "--faul", "input")).isEqualTo(ExitStatus.USAGE);
        assertThat(output.err()).contains("--faul").contains("See 'demo --help'");
    }

    @Test
    void shouldNotShowAStackTraceForABug() {
        assertThat(CommandRunner.run(new Demo(), "--fault", "bug")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err()).contains("internal error").contains("a bug").doesNotContain("\tat ");
    }

    @Test
    void shouldSayHowToGetMoreMemory() {
        assertThat(CommandRunner.run(new Demo(), "--fault", "memory")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err())
                .startsWith("error: not enough memory, the limit is ")
                .contains("JAVA_OPTS")
                .doesNotContain("\tat ");
    }

    @Test
    void shouldPrintTheVersion() {
        assertThat(CommandRunner.run(new Demo(), "--version")).isEqualTo(ExitStatus.OK);
        assertThat(output.out()).matches("(?s)SMI for the JVM \\d+\\.\\d+.*Java 2.*");
    }
}
