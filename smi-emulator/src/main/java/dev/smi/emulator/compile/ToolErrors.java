package dev.smi.emulator.compile;

import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what Clang and the linker write to standard error into diagnostics. Stateless. */
final class ToolErrors {

    private static final Pattern ERROR = Pattern.compile("^(.+?):(\\d+):(\\d+): (?:fatal )?error: (.*)$");
    private static final Pattern LINKER = Pattern.compile("^.*?(?:wasm-ld|lld|clang).*?: error: (.*)$");

    private ToolErrors() {}

    /**
     * The errors, at least one.
     *
     * @param name the file or program that the tool was run on
     * @param errors what the tool wrote
     */
    static List<Diagnostic> diagnostics(String name, String errors) {
        List<Diagnostic> diagnostics = new ArrayList<>();
        for (String line : errors.lines().toList()) {
            Matcher error = ERROR.matcher(line);
            Matcher linker = LINKER.matcher(line);
            if (error.matches()) {
                SourcePosition position = new SourcePosition(
                        error.group(1), Integer.parseInt(error.group(2)), Integer.parseInt(error.group(3)));
                diagnostics.add(new Diagnostic(position, Severity.ERROR, error.group(4)));
            } else if (linker.matches()) {
                diagnostics.add(new Diagnostic(SourcePosition.of(name), Severity.ERROR, linker.group(1)));
            }
        }
        return diagnostics.isEmpty()
                ? List.of(
                        new Diagnostic(SourcePosition.of(name), Severity.ERROR, "does not compile: " + errors.strip()))
                : diagnostics;
    }
}
