package dev.smi.run.cli;

import dev.smi.emulator.RunOutcome;
import dev.smi.emulator.diagnose.WaitReport;
import dev.smi.model.diagnostic.Diagnostic;
import dev.smi.model.diagnostic.Diagnostic.Severity;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.RunReport;
import dev.smi.run.RunReport.Check;
import dev.smi.run.RunReport.Mismatch;
import dev.smi.run.RunReport.StepReport;

/** What went wrong in a run, as diagnostics that point into the launch file. Stateless. */
final class FaultReport {

    private FaultReport() {}

    /** One diagnostic a fault, with its details below; empty if the run passed. */
    static String text(RunReport report) {
        StringBuilder text = new StringBuilder();
        for (StepReport step : report.steps()) {
            switch (step.outcome()) {
                case RunOutcome.Completed _ -> step.checks().forEach(check -> missed(check, text));
                case RunOutcome.Failed failed ->
                    error(
                            step.position(),
                            "rank " + failed.rank() + " kernel " + failed.kernel()
                                    + failed.place()
                                            .map(place -> " at " + place)
                                            .orElse("") + ": "
                                    + failed.message(),
                            text);
                case RunOutcome.Deadlock deadlock ->
                    waits(step.position(), "deadlock: no kernel can go on", deadlock.report(), text);
                case RunOutcome.DeadlinePassed passed ->
                    waits(
                            step.position(),
                            "the deadline passed after " + step.time().toMillis() + " ms",
                            passed.report(),
                            text);
            }
        }
        return text.toString();
    }

    private static void error(SourcePosition position, String message, StringBuilder text) {
        text.append(new Diagnostic(position, Severity.ERROR, message)).append('\n');
    }

    private static void waits(SourcePosition position, String what, WaitReport report, StringBuilder text) {
        error(position, what, text);
        report.lines().forEach(line -> text.append(line).append('\n'));
    }

    private static void missed(Check check, StringBuilder text) {
        if (check.isPassed()) {
            return;
        }
        error(
                check.position(),
                "rank " + check.rank() + " " + check.buffer() + ": " + check.missed() + " of " + check.checked()
                        + (check.checked() == 1 ? " element is" : " elements are") + " not as expected",
                text);
        for (Mismatch mismatch : check.examples()) {
            text.append("  index ")
                    .append(mismatch.index())
                    .append(": expected ")
                    .append(mismatch.expected())
                    .append(", found ")
                    .append(mismatch.found())
                    .append('\n');
        }
        if (check.missed() > check.examples().size()) {
            text.append("  ... and ")
                    .append(check.missed() - check.examples().size())
                    .append(" more\n");
        }
    }
}
