package dev.smi.rank;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A rank whose number the launcher put into the environment: Open MPI's mpirun, launchers that speak PMI (MPICH, Intel
 * MPI, Slurm's plugins) or PMIx, and Slurm's srun. They carry no messages between Java programs, so their ranks have to
 * be on one host.
 *
 * @param job the same for all ranks, made of what the launcher calls the job
 */
record EnvironmentRank(int rank, int size, String job, List<String> arguments) implements LaunchedRank {

    /** Name of a job where the launcher gives none, or to tell jobs apart that have the same. */
    static final String JOB = "SMI_JOB";

    /** Step numbers from here on are no steps that srun started: a batch script, an interactive shell. */
    private static final long SPECIAL_STEPS = 4_000_000_000L;

    /**
     * The rank of which the environment tells. If several launchers have left their mark, the one that started the
     * program last counts: under Slurm, mpirun's variables come on top of srun's.
     *
     * @throws LaunchException if the variables contradict each other
     */
    static Optional<LaunchedRank> find(Map<String, String> environment, List<String> arguments) {
        LauncherVariables variables = new LauncherVariables(environment);
        if (variables.has("OMPI_COMM_WORLD_RANK")) {
            return Optional.of(openMpi(variables, arguments));
        }
        if (variables.has("PMI_RANK")) {
            return Optional.of(pmi(variables, arguments));
        }
        if (isSlurmStep(variables)) {
            return Optional.of(slurm(variables, arguments));
        }
        if (variables.has("PMIX_RANK")) {
            return Optional.of(pmix(variables, arguments));
        }
        return Optional.empty();
    }

    private static LaunchedRank openMpi(LauncherVariables variables, List<String> arguments) {
        int size = variables.number("OMPI_COMM_WORLD_SIZE");
        variables.requireOneHost("mpirun", size, "OMPI_COMM_WORLD_LOCAL_SIZE");
        String job = variables
                .first(JOB, "PMIX_NAMESPACE", "OMPI_MCA_ess_base_jobid")
                .orElseGet(() -> Ancestor.launcher().orElseThrow(EnvironmentRank::noName));
        return rank(variables, "OMPI_COMM_WORLD_RANK", size, "ompi-" + job, arguments);
    }

    private static LaunchedRank pmi(LauncherVariables variables, List<String> arguments) {
        int size = variables.number("PMI_SIZE");
        variables.requireOneHost("mpiexec", size, "MPI_LOCALNRANKS");
        String job = variables
                .first(JOB, "PMI_JOBID", "PMI_KVSNAME", "PMIX_NAMESPACE")
                .or(() -> variables.first("SLURM_JOB_ID").map(id -> id + "." + variables.text("SLURM_STEP_ID")))
                .or(Ancestor::launcher)
                .orElseThrow(EnvironmentRank::noName);
        return rank(variables, "PMI_RANK", size, "pmi-" + job, arguments);
    }

    private static LaunchedRank pmix(LauncherVariables variables, List<String> arguments) {
        // PMIx keeps the size in its server, which only its library can ask
        int size = variables.number("SMI_SIZE");
        String job = variables.first(JOB, "PMIX_NAMESPACE").orElseThrow(EnvironmentRank::noName);
        return rank(variables, "PMIX_RANK", size, "pmix-" + job, arguments);
    }

    private static LaunchedRank slurm(LauncherVariables variables, List<String> arguments) {
        String sizeName = variables.has("SLURM_STEP_NUM_TASKS") ? "SLURM_STEP_NUM_TASKS" : "SLURM_NTASKS";
        int size = variables.number(sizeName);
        if (variables.has("SLURM_STEP_NUM_NODES") && variables.number("SLURM_STEP_NUM_NODES") > 1) {
            throw LauncherVariables.severalHosts("srun", size);
        }
        String job = variables
                .first(JOB)
                .orElseGet(() -> variables.text("SLURM_JOB_ID") + "." + variables.text("SLURM_STEP_ID"));
        return rank(variables, "SLURM_PROCID", size, "slurm-" + job, arguments);
    }

    /**
     * Whether srun started the program. sbatch and salloc set most of the same variables for the script or shell that
     * they start, which is not one of several ranks.
     */
    private static boolean isSlurmStep(LauncherVariables variables) {
        if (!variables.has("SLURM_PROCID") || !variables.has("SLURM_STEP_ID")) {
            return false;
        }
        String step = variables.text("SLURM_STEP_ID");
        return !step.matches("\\d{1,18}") || Long.parseLong(step) < SPECIAL_STEPS;
    }

    private static LaunchedRank rank(
            LauncherVariables variables, String name, int size, String job, List<String> arguments) {
        int rank = variables.number(name);
        if (rank >= size) {
            throw new LaunchException(name + "=" + rank + " is not below the number of ranks, " + size
                    + "; the launcher's variables contradict each other: unset those of another launcher");
        }
        return new EnvironmentRank(rank, size, job.replaceAll("[^A-Za-z0-9]+", "-"), List.copyOf(arguments));
    }

    private static LaunchException noName() {
        return new LaunchException("the launcher gives ranks numbers but the job no name; set " + JOB
                + " to the same name for all of its ranks");
    }

    @Override
    public Optional<MessageCarrier> carrier() {
        return Optional.empty();
    }

    @Override
    public void end() {
        // these launchers see a process end
    }
}
