package dev.smi.run.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.ExitStatus;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {

    @TempDir
    Path directory;

    private static int run(String words) {
        return SmiRun.run(words.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--ui missing.json",
                "missing.json --ui",
                "--ui 8123 missing.json",
                "--ui=8123 missing.json",
                "--ui --ui-linger 1 missing.json",
            })
    void shouldTakeAPortOrNone(String words) {
        assertThat(run(words)).as(words).isEqualTo(ExitStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seed 9223372036854775807 --explore 1 missing.json",
                "--stats --stats-rows 5 --stats-file s.json --trace t.json --trace-limit 5 missing.json",
                "--model --model-link 0.1 --model-clock 100 missing.json",
            })
    void shouldTakeWhatMakesSense(String words) {
        assertThat(run(words)).as(words).isEqualTo(ExitStatus.FAILED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--ui=65536 missing.json",
                "--ui=any missing.json",
                "--ui 8123",
                "--ui-linger 1 missing.json",
                "--ui --ui-linger -1 missing.json",
                "--ui --ui-linger NaN missing.json",
                "--ui --explore 2 missing.json",
                "--model --explore 2 missing.json",
                "--model --model-clock 0 missing.json",
                "--model --model-link NaN missing.json",
                "--model --model-hop -1 missing.json",
                "--model --model-hop 1000000 --model-clock 1000000 missing.json",
                "--model --model-inputs -1 missing.json",
                "--model --model-link 1e-9 missing.json",
                "--model-clock 100 missing.json",
                "--stats-rows 5 missing.json",
                "--stats-file s.json --stats-rows 5 missing.json",
                "--trace-limit 5 missing.json",
                "--trace= missing.json",
                "--stats-file= missing.json",
                "--trace f.json --stats-file ./f.json missing.json",
                "--fabric fast --model missing.json",
                "--fabric fast --stats-file f.json missing.json",
                "--seed 9223372036854775807 --explore 2 missing.json",
            })
    void shouldRefuseWhatMakesNoSense(String words) {
        assertThat(run(words)).as(words).isEqualTo(ExitStatus.USAGE);
    }

    /** Who waits for a run wants to know before. */
    @ParameterizedTest
    @ValueSource(strings = {"--stats-file", "--trace"})
    void shouldFindOutBeforeTheRunThatAFileCannotBeWritten(String option) {
        Path launch = Path.of(System.getProperty("smi.home", "..")).resolve("apps/quickstart/quickstart.json");
        Path output = directory.resolve("out");

        assertThat(SmiRun.run(option, "/proc/x.json", "-o", output.toString(), launch.toString()))
                .isEqualTo(ExitStatus.FAILED);

        assertThat(output).doesNotExist();
    }
}
