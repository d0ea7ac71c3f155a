package dev.smi.rank;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** Finds the process that launched this one's job, whose number names the job on its host. Stateless. */
final class Ancestor {

    private static final Set<String> LAUNCHERS = Set.of(
            "hydra_pmi_proxy",
            "hydra_bstrap_proxy",
            "mpiexec",
            "mpiexec.hydra",
            "mpirun",
            "orted",
            "orterun",
            "prted",
            "prterun",
            "slurmstepd");

    private Ancestor() {}

    /** Number and start of the nearest launcher above this process. */
    static Optional<String> launcher() {
        Optional<ProcessHandle> process = ProcessHandle.current().parent();
        while (process.isPresent()) {
            ProcessHandle.Info info = process.get().info();
            String command = info.command().orElse("");
            if (LAUNCHERS.contains(command.substring(command.lastIndexOf('/') + 1))) {
                long start = info.startInstant().map(Instant::toEpochMilli).orElse(0L);
                return Optional.of(process.get().pid() + "-" + start);
            }
            process = process.get().parent();
        }
        return Optional.empty();
    }
}
