package dev.smi.apps.fwi.survey;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.io.TextFiles;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/** Files of numbers, one on each line: contrasts in, contrasts and residuals out. Stateless. */
public final class ChiFile {

    private ChiFile() {}

    /**
     * The numbers of a file. Empty lines at its end are none.
     *
     * @throws DiagnosticException if it cannot be read, has no number, or a line that is none
     */
    public static double[] read(Path file) {
        List<String> lines = TextFiles.read(file).stripTrailing().lines().toList();
        if (lines.isEmpty()) {
            throw new DiagnosticException(
                    SourcePosition.of(file.toString()), "the file is empty; it has one number on each line");
        }
        double[] numbers = new double[lines.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(file, i + 1, lines.get(i));
        }
        return numbers;
    }

    private static double number(Path file, int line, String text) {
        double number = Double.NaN;
        try {
            number = Double.parseDouble(text.strip());
        } catch (NumberFormatException _) {
            // said below, with what a double can hold
        }
        if (!Double.isFinite(number)) {
            int column = text.length() - text.stripLeading().length() + 1;
            throw new DiagnosticException(
                    new SourcePosition(file.toString(), line, column),
                    "\"" + abridged(text.strip()) + "\" is no number that a double can hold; a line has one, such as"
                            + " 1.735e-01");
        }
        return number;
    }

    private static String abridged(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "...";
    }

    /**
     * Writes contrasts so that they read back exactly.
     *
     * @throws DiagnosticException if the file cannot be written
     */
    public static void write(Path file, List<double[]> grids) {
        StringBuilder text = new StringBuilder();
        for (double[] grid : grids) {
            Arrays.stream(grid).forEach(value -> text.append(value).append('\n'));
        }
        TextFiles.write(file, text.toString());
    }

    /**
     * Writes residuals as the seeds' logs have them: the residual, and the iteration from 1. Each grid begins anew.
     *
     * @throws DiagnosticException if the file cannot be written
     */
    public static void writeLog(Path file, List<double[]> residuals) {
        StringBuilder text = new StringBuilder();
        for (double[] grid : residuals) {
            for (int i = 0; i < grid.length; i++) {
                text.append(grid[i]).append(',').append(i + 1).append('\n');
            }
        }
        TextFiles.write(file, text.toString());
    }
}
