package dev.smi.run.cli;

import dev.smi.emulator.CableTraffic;
import dev.smi.emulator.RunOutcome;
import dev.smi.run.RunReport;
import dev.smi.run.RunReport.Check;
import dev.smi.run.RunReport.StepReport;
import dev.smi.topology.Topology;
import java.util.List;
import java.util.Locale;

/** A run's report for people. Stateless. */
final class TextReport {

    private TextReport() {}

    static String text(RunReport report) {
        StringBuilder text = new StringBuilder();
        Topology topology = report.topology();
        text.append(String.format(
                Locale.ROOT,
                "%d ranks, %d cables, %s routes%n",
                topology.size(),
                topology.cables().size(),
                report.algorithm()));
        report.deviceSources()
                .forEach(path ->
                        text.append("generated device code: ").append(path).append('\n'));
        int number = 1;
        for (StepReport step : report.steps()) {
            step(number++, step, topology, text);
        }
        return text.toString();
    }

    private static void step(int number, StepReport step, Topology topology, StringBuilder text) {
        text.append(String.format(
                Locale.ROOT,
                "step %d: %d kernels, %s, %.1f ms%n",
                number,
                step.kernels(),
                outcome(step.outcome()),
                step.time().toNanos() / 1e6));
        traffic(step.traffic(), topology, text);
        for (Check check : step.checks()) {
            text.append(String.format(
                    Locale.ROOT,
                    "  rank %s %s: %d element%s checked, %s%n",
                    check.rank(),
                    check.buffer(),
                    check.checked(),
                    check.checked() == 1 ? "" : "s",
                    check.isPassed() ? "as expected" : check.missed() + " NOT as expected"));
        }
        step.files().forEach(file -> text.append("  written: ").append(file).append('\n'));
    }

    private static String outcome(RunOutcome outcome) {
        return switch (outcome) {
            case RunOutcome.Completed _ -> "all returned";
            case RunOutcome.Deadlock _ -> "DEADLOCK";
            case RunOutcome.DeadlinePassed _ -> "DEADLINE PASSED";
            case RunOutcome.Failed _ -> "FAILED";
        };
    }

    /** The cables that carried something; the others are only counted. */
    private static void traffic(List<CableTraffic> traffic, Topology topology, StringBuilder text) {
        if (traffic.isEmpty()) {
            return;
        }
        int width =
                traffic.stream().mapToInt(t -> name(t, topology).length()).max().orElse(0);
        text.append(String.format(Locale.ROOT, "  %-" + width + "s  %10s  %10s%n", "cable", "packets", "elements"));
        int idle = 0;
        for (CableTraffic cable : traffic) {
            if (cable.packets() == 0) {
                idle++;
                continue;
            }
            text.append(String.format(
                    Locale.ROOT,
                    "  %-" + width + "s  %10d  %10d%n",
                    name(cable, topology),
                    cable.packets(),
                    cable.elements()));
        }
        if (idle > 0) {
            text.append(String.format(Locale.ROOT, "  %-" + width + "s  %10d%n", idle + " other directions", 0));
        }
    }

    private static String name(CableTraffic cable, Topology topology) {
        return topology.name(cable.from()) + " -> " + topology.name(cable.to());
    }
}
