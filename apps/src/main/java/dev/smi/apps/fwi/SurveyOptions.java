package dev.smi.apps.fwi;

import dev.smi.apps.fwi.survey.Grid;
import dev.smi.apps.fwi.survey.SurveyChanges;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Numbers of a survey that take the place of its file's, as the notebook changes them; a mixin. */
final class SurveyOptions {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,5})x(\\d{1,5})");

    @Option(names = "--frequencies", paramLabel = "N", description = "Frequencies, whatever Freq.nTotal says.")
    int frequencies;

    @Option(names = "--sources", paramLabel = "N", description = "Sources, whatever nSources says.")
    int sources;

    @Option(names = "--receivers", paramLabel = "N", description = "Receivers, whatever nReceivers says.")
    int receivers;

    @Option(names = "--grid", paramLabel = "XxZ", description = "Cells across and down, whatever ngrid says: 10x10.")
    String grid = "";

    @Option(
            names = "--tolerance",
            paramLabel = "T",
            description = "An inversion ends when the residual, or its change, is below that; the file's tolerance, or"
                    + " 9.99e-7, if left out.")
    double tolerance;

    @Option(
            names = "--iterations",
            paramLabel = "N",
            description = "The most iterations; the file's max, or 1000, if left out.")
    int iterations;

    /** The tolerance, if one was given. */
    OptionalDouble tolerance() {
        return tolerance > 0 ? OptionalDouble.of(tolerance) : OptionalDouble.empty();
    }

    /** The most iterations; 0 if nothing was said. */
    int iterations() {
        return iterations;
    }

    /** What is to be different. */
    SurveyChanges changes(CommandSpec spec) {
        check(spec, "--frequencies", frequencies);
        check(spec, "--sources", sources);
        check(spec, "--receivers", receivers);
        check(spec, "--iterations", iterations);
        if (!(tolerance >= 0 && Double.isFinite(tolerance))) {
            throw new ParameterException(spec.commandLine(), "--tolerance " + tolerance + " is not above 0");
        }
        Matcher size = SIZE.matcher(grid);
        if (grid.isEmpty()) {
            return new SurveyChanges(frequencies, sources, receivers, 0, 0);
        }
        if (!size.matches() || number(size, 1) < Grid.LEAST || number(size, 2) < Grid.LEAST) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--grid " + grid + " is no size such as 10x10, of at least " + Grid.LEAST + " cells each way");
        }
        return new SurveyChanges(frequencies, sources, receivers, number(size, 1), number(size, 2));
    }

    private static int number(Matcher size, int group) {
        return Integer.parseInt(size.group(group));
    }

    private static void check(CommandSpec spec, String option, int value) {
        if (value < 0 || value > SurveyChanges.MOST) {
            throw new ParameterException(
                    spec.commandLine(), option + " " + value + " is not within 1.." + SurveyChanges.MOST);
        }
    }
}
