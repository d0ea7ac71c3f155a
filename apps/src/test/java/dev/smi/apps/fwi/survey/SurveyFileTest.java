package dev.smi.apps.fwi.survey;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.smi.model.diagnostic.DiagnosticException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurveyFileTest {

    private static final String SURVEY = """
            {
              "c_0": 2000.0,
              "Freq": { "min": 10.0, "max": 40.0, "nTotal": 20 },
              "reservoirTopLeft": { "x": -300.0, "z": 0.0 },
              "reservoirBottomRight": { "x": 300.0, "z": 300.0 },
              "sourcesTopLeft": { "x": -480.0, "z": -5.0 },
              "sourcesBottomRight": { "x": 480.0, "z": -5.0 },
              "receiversTopLeft": { "x": -480.0, "z": -5.0 },
              "receiversBottomRight": { "x": 480.0, "z": -5.0 },
              "nSources": 20,
              "nReceivers": 20,
              "ngrid_original": { "x": 10, "z": 10 },
              "ngrid": { "x": 10, "z": 10 },
              "verbosity": false,
              "fileName": "10x10_100",
              "forward": "FiniteDifference",
              "inversion": "ConjugateGradient",
              "threads": 1
            }
            """;

    @TempDir
    private Path directory;

    @Test
    void shouldReadTheSeedsFileAsItIs() throws IOException {
        SurveyFile file = read(SURVEY, SurveyChanges.NONE);

        assertThat(file.survey().resolution()).isEqualTo(8000);
        assertThat(file.survey().grid().cells()).isEqualTo(100);
        assertThat(file.survey().sources().at(19)).isEqualTo(new Point(480, -5));
        assertThat(file.chi()).contains(directory.resolve("10x10_100.txt"));
        assertThat(file.tolerance()).isEmpty();
        assertThat(file.iterations()).isZero();
    }

    @Test
    void shouldTakeWhatTheNotebookAddsAndChanges() throws IOException {
        SurveyFile file = read(
                SURVEY.replace("\"threads\": 1", "\"tolerance\": 9.99e-7, \"max\": 500"),
                new SurveyChanges(5, 10, 9, 50, 8));

        assertThat(file.tolerance()).hasValue(9.99e-7);
        assertThat(file.iterations()).isEqualTo(500);
        assertThat(file.survey().resolution()).isEqualTo(450);
        assertThat(file.survey().grid().cells()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
            "c_0": 2000.0 ; "c_0": -1 ; survey.json:2:10: error: "c_0" is -1.0; it has to be above 0
            "c_0": 2000.0 ; "c_0": "x" ; survey.json:2:10: error: "c_0" has to be a number that a double can hold, not a string
            "nTotal": 20 ; "nTotal": 2.5 ; survey.json:3:49: error: "nTotal" is 2.5; it has to be a whole number within 1..10000
            "max": 40.0 ; "max": 4.0 ; survey.json:3:11: error: frequencies from 10.0 to 4.0 Hz; max is below min
            "x": 300.0 ; "x": -300.0 ; error: the reservoir's bottom right corner has to be to the right
            "nSources": 20, ; "" ; not JSON
            "nSources": 20, ; "nSource": 20, ; survey.json:10:3: error: unknown key "nSource"
            "ConjugateGradient" ; "Random" ; survey.json:17:16: error: "inversion" is "Random"; there is "ConjugateGradient" only
            "ngrid": { "x": 10 ; "ngrid": { "x": 2 ; survey.json:13:19: error: "x" is 2; it has to be a whole number within 3..10000
            """)
    void shouldSayWhereAFaultIs(String part, String faulty, String message) {
        assertThatThrownBy(() -> read(SURVEY.replace(part, faulty), SurveyChanges.NONE))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining(message);
    }

    @Test
    void shouldSayThatAMatrixIsTooLarge() {
        assertThatThrownBy(() -> read(SURVEY, new SurveyChanges(10_000, 100, 100, 300, 300)))
                .hasMessageContaining("kappa has 10000 x 100 x 100 rows of 90000 cells")
                .hasMessageContaining("take fewer");
    }

    @Test
    void shouldRefuseASourceInTheMiddleOfACell() {
        String inside = SURVEY.replace(
                "\"sourcesTopLeft\": { \"x\": -480.0, \"z\": -5.0 }", "\"sourcesTopLeft\": { \"x\": -270, \"z\": 15 }");

        assertThatThrownBy(() -> read(inside, SurveyChanges.NONE))
                .hasMessageContaining("source 0 is in the middle of cell 0");
    }

    @Test
    void shouldSayWhichLineIsNoNumber() throws IOException {
        Path file = directory.resolve("chi.txt");
        Files.writeString(file, "0.5\n1e-3\n  0,25\n");

        assertThatThrownBy(() -> ChiFile.read(file))
                .isInstanceOf(DiagnosticException.class)
                .hasMessageContaining("chi.txt:3:3: error: \"0,25\" is no number");
        Files.writeString(file, "0.5\nNaN\n");
        assertThatThrownBy(() -> ChiFile.read(file)).hasMessageContaining("chi.txt:2:1");
        Files.writeString(file, "\n");
        assertThatThrownBy(() -> ChiFile.read(file)).hasMessageContaining("the file is empty");
    }

    private SurveyFile read(String text, SurveyChanges changes) throws IOException {
        Path file = directory.resolve("survey.json");
        Files.writeString(file, text);
        return SurveyFile.read(file, changes);
    }
}
