package dev.smi.apps.fwi.survey;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.io.TextFiles;
import dev.smi.model.json.JsonParser;
import dev.smi.model.json.JsonValue;
import dev.smi.model.json.JsonValue.JsonObject;
import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * The seeds' configuration file, {@code GenericInput.json}, as it is. Immutable.
 *
 * @param survey what it describes
 * @param chi the file of contrasts beside it that {@code fileName} names; empty if it names none
 * @param tolerance of the inversion, if it says; the notebook puts it there
 * @param iterations the most of them ({@code max}); 0 if it does not say
 */
public record SurveyFile(Survey survey, Optional<Path> chi, OptionalDouble tolerance, int iterations) {

    /**
     * Reads a file.
     *
     * @param changes what is to be different, whatever the file says
     * @throws DiagnosticException with every fault of the file
     */
    public static SurveyFile read(Path file, SurveyChanges changes) {
        Diagnostics diagnostics = new Diagnostics();
        JsonValue value = JsonParser.parse(file.toString(), TextFiles.read(file), diagnostics);
        if (!(value instanceof JsonObject object)) {
            throw new DiagnosticException(
                    value.position(), "a survey is an object, {\"c_0\": ...}, not " + value.kind());
        }
        Optional<SurveyFile> survey = new SurveyReader(file, diagnostics, changes).read(object);
        diagnostics.throwIfErrors();
        return survey.orElseThrow(() -> new IllegalStateException("a survey without a fault that could not be read"));
    }
}
