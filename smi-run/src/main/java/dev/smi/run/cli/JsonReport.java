package dev.smi.run.cli;

import dev.smi.emulator.CableTraffic;
import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.cache.ModuleCache;
import dev.smi.emulator.diagnose.KernelWait;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.model.json.JsonWriter;
import dev.smi.run.RunReport;
import dev.smi.run.RunReport.Check;
import dev.smi.run.RunReport.Mismatch;
import dev.smi.run.RunReport.StepReport;
import dev.smi.topology.Topology;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A run's report for scripts. Stateless. */
final class JsonReport {

    private JsonReport() {}

    /** @param more members besides those of the report */
    static String text(RunReport report, ModuleCache cache, Map<String, Object> more) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ranks", report.topology().size());
        document.put("algorithm", report.algorithm());
        document.put("passed", report.isPassed());
        document.put(
                "device_sources",
                report.deviceSources().stream().map(Path::toString).toList());
        document.put("cache", cache(cache));
        document.putAll(more);
        document.put(
                "steps",
                report.steps().stream()
                        .map(step -> step(step, report.topology()))
                        .toList());
        return JsonWriter.document(document);
    }

    private static Map<String, Object> cache(ModuleCache cache) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("hits", cache.hits());
        members.put("misses", cache.misses());
        return members;
    }

    /** What is wrong with the input, when nothing has run. */
    static String text(List<Diagnostic> diagnostics) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("passed", false);
        document.put("diagnostics", diagnostics(diagnostics));
        return JsonWriter.document(document);
    }

    /** The value of a member "diagnostics". */
    static List<Map<String, Object>> diagnostics(List<Diagnostic> diagnostics) {
        return diagnostics.stream().map(JsonReport::diagnostic).toList();
    }

    private static Map<String, Object> diagnostic(Diagnostic diagnostic) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", diagnostic.position().file());
        members.put("line", diagnostic.position().line());
        members.put("column", diagnostic.position().column());
        members.put("severity", diagnostic.severity() == Severity.ERROR ? "error" : "warning");
        members.put("message", diagnostic.message());
        return members;
    }

    private static Map<String, Object> step(StepReport step, Topology topology) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kernels", step.kernels());
        members.put("outcome", outcome(step.outcome()));
        members.put("turns", step.turns());
        members.put("time_s", step.time().toNanos() / 1e9);
        members.put(
                "cables",
                step.traffic().stream().map(cable -> cable(cable, topology)).toList());
        members.put("checks", step.checks().stream().map(JsonReport::check).toList());
        members.put("files", step.files().stream().map(Path::toString).toList());
        switch (step.outcome()) {
            case RunOutcome.Completed _ -> {}
            case RunOutcome.Failed failed -> {
                members.put("rank", failed.rank().value());
                members.put("kernel", failed.kernel());
                members.put("message", failed.message());
                failed.place().ifPresent(place -> place(place, members));
            }
            case RunOutcome.Deadlock deadlock -> waits(deadlock.report(), members);
            case RunOutcome.DeadlinePassed passed -> waits(passed.report(), members);
        }
        return members;
    }

    private static String outcome(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Completed _ -> "completed";
            case RunOutcome.Failed _ -> "failed";
            case RunOutcome.Deadlock _ -> "deadlock";
            case RunOutcome.DeadlinePassed _ -> "deadline";
        };
    }

    private static Map<String, Object> cable(CableTraffic cable, Topology topology) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("from", topology.name(cable.from()));
        members.put("to", topology.name(cable.to()));
        members.put("packets", cable.packets());
        members.put("elements", cable.elements());
        return members;
    }

    private static Map<String, Object> check(Check check) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", check.rank().value());
        members.put("buffer", check.buffer());
        members.put("checked", check.checked());
        members.put("missed", check.missed());
        members.put(
                "examples", check.examples().stream().map(JsonReport::mismatch).toList());
        return members;
    }

    private static Map<String, Object> mismatch(Mismatch mismatch) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("index", mismatch.index());
        members.put("expected", mismatch.expected());
        members.put("found", mismatch.found());
        return members;
    }

    private static void waits(WaitReport report, Map<String, Object> members) {
        members.put("waits", report.kernels().stream().map(JsonReport::wait).toList());
        members.put("cycle", report.cycle().stream().map(JsonReport::wait).toList());
    }

    private static void place(SourcePosition place, Map<String, Object> members) {
        members.put("file", place.file());
        members.put("line", place.line());
    }

    private static Map<String, Object> wait(KernelWait wait) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("rank", wait.rank().value());
        members.put("kernel", wait.kernel());
        members.put("action", wait.action());
        members.put("channel", wait.channel());
        members.put("fill", wait.fill());
        members.put("capacity", wait.capacity());
        members.put("meaning", wait.meaning());
        wait.place().ifPresent(place -> place(place, members));
        wait.waitsFor().ifPresent(id -> members.put("waits_for", id.toString()));
        return members;
    }
}
