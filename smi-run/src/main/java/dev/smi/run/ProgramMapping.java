package dev.smi.run;

import dev.smi.model.diagnostic.DiagnosticException;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.run.launchfile.LaunchFile;
import dev.smi.run.launchfile.LaunchFile.ProgramEntry;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Says which program each rank runs: the one that the topology names; where it names none, the only one there is. */
final class ProgramMapping {

    private final LaunchFile launch;
    private final Topology topology;

    ProgramMapping(LaunchFile launch, Topology topology) {
        this.launch = launch;
        this.topology = topology;
    }

    /**
     * The program of each rank, in order of rank, by its place in the launch file.
     *
     * @throws DiagnosticException if the topology names a program that the launch file does not have, or none although
     *     there are several, or if a program is not named
     */
    List<Integer> programs() {
        Diagnostics diagnostics = new Diagnostics();
        List<Integer> programs = new ArrayList<>();
        for (Device device : topology.devices()) {
            Optional<Integer> program = program(device);
            if (program.isPresent()) {
                programs.add(program.get());
            } else {
                diagnostics.error(launch.topology().position(), fault(device));
            }
        }
        for (int i = 0; i < launch.programs().size(); i++) {
            if (!diagnostics.hasErrors() && !programs.contains(i)) {
                ProgramEntry unused = launch.programs().get(i);
                diagnostics.error(
                        unused.position(),
                        "no FPGA runs program " + unused.name()
                                + "; name it in the topology's \"fpgas\", or leave it out");
            }
        }
        diagnostics.throwIfErrors();
        return programs;
    }

    private Optional<Integer> program(Device device) {
        if (device.program().isEmpty()) {
            return launch.programs().size() == 1 ? Optional.of(0) : Optional.empty();
        }
        List<String> names = launch.programs().stream().map(ProgramEntry::name).toList();
        return Optional.of(names.indexOf(device.program().get())).filter(index -> index >= 0);
    }

    private String fault(Device device) {
        String known = launch.programs().stream().map(ProgramEntry::name).collect(Collectors.joining(", "));
        return device.program()
                .map(name -> "the topology has " + device.name() + " run program \"" + name
                        + "\", which is not in \"programs\": " + known)
                .orElse("the topology does not say which program " + device.name() + " runs; name one of " + known
                        + " in its \"fpgas\"");
    }
}
