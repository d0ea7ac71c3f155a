package dev.smi.launch.cli;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.cli.SmiVersion;
import dev.smi.launch.doctor.Doctor;
import dev.smi.launch.doctor.Finding;
import dev.smi.launch.doctor.Finding.State;
import dev.smi.model.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command {@code smi-doctor}. */
@Command(
        name = "smi-doctor",
        description = {
            "Prints what this machine has of what the project needs, and for what is missing the command that mends it.",
            "Exit status: 0 everything that is required is there, 1 something is missing, 2 wrong usage."
        },
        mixinStandardHelpOptions = true,
        versionProvider = SmiVersion.class,
        footerHeading = "%nExamples:%n",
        footer = {"  smi-doctor", "  smi-doctor --json"})
public final class SmiDoctor implements Callable<Integer> {

    @Option(
            names = "--json",
            description = "Print JSON: name, state (ok, optional or missing), found and remedy of each.")
    boolean isJson;

    private SmiDoctor() {}

    /** Runs the command and exits with its status. */
    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }

    static int run(String... arguments) {
        return CommandRunner.run(new SmiDoctor(), arguments);
    }

    @Override
    public Integer call() {
        List<Finding> findings = Doctor.examine();
        System.out.print(isJson ? json(findings) : text(findings));
        System.out.flush();
        return findings.stream().allMatch(finding -> finding.state() != State.MISSING)
                ? ExitStatus.OK
                : ExitStatus.FAILED;
    }

    static String text(List<Finding> findings) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : findings) {
            text.append(String.format(
                    Locale.ROOT, "%-9s %-14s %s%n", mark(finding.state()), finding.name(), finding.found()));
            if (!finding.remedy().isEmpty()) {
                text.append(String.format(Locale.ROOT, "%-9s %-14s %s%n", "", "", "to mend it: " + finding.remedy()));
            }
        }
        return text.toString();
    }

    static String json(List<Finding> findings) {
        return JsonWriter.document(findings.stream().map(SmiDoctor::members).toList());
    }

    private static Map<String, Object> members(Finding finding) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("name", finding.name());
        members.put("state", mark(finding.state()));
        members.put("found", finding.found());
        members.put("remedy", finding.remedy());
        return members;
    }

    private static String mark(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }
}
