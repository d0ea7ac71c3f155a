package dev.smi.rank;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EnvironmentRankTest {

    private static final Map<String, String> OPEN_MPI = Map.of(
            "OMPI_COMM_WORLD_RANK", "3",
            "OMPI_COMM_WORLD_SIZE", "4",
            "OMPI_COMM_WORLD_LOCAL_SIZE", "4",
            "PMIX_RANK", "3",
            "PMIX_NAMESPACE", "prterun-host-123@1");
    private static final Map<String, String> SLURM = Map.of(
            "SLURM_PROCID", "1",
            "SLURM_NTASKS", "64",
            "SLURM_STEP_NUM_TASKS", "2",
            "SLURM_STEP_NUM_NODES", "1",
            "SLURM_JOB_ID", "77",
            "SLURM_STEP_ID", "0");

    private static Optional<LaunchedRank> find(Map<String, String> environment) {
        return EnvironmentRank.find(environment, List.of("a"));
    }

    private static Map<String, String> with(Map<String, String> environment, String... pairs) {
        Map<String, String> all = new HashMap<>(environment);
        for (int i = 0; i < pairs.length; i += 2) {
            all.put(pairs[i], pairs[i + 1]);
        }
        return all;
    }

    @Test
    void shouldUnderstandOpenMpi() {
        LaunchedRank rank = find(OPEN_MPI).orElseThrow();
        assertThat(rank.rank()).isEqualTo(3);
        assertThat(rank.size()).isEqualTo(4);
        assertThat(rank.job()).isEqualTo("ompi-prterun-host-123-1");
        assertThat(rank.arguments()).containsExactly("a");
        assertThat(rank.carrier()).isEmpty();
    }

    @Test
    void shouldUnderstandPmi() {
        LaunchedRank rank = find(Map.of("PMI_RANK", "0", "PMI_SIZE", "2", "PMI_JOBID", "12.0"))
                .orElseThrow();
        assertThat(rank.size()).isEqualTo(2);
        assertThat(rank.job()).isEqualTo("pmi-12-0");
    }

    @Test
    void shouldUnderstandAStepOfSlurm() {
        LaunchedRank rank = find(SLURM).orElseThrow();
        assertThat(rank.rank()).isEqualTo(1);
        assertThat(rank.size()).isEqualTo(2);
        assertThat(rank.job()).isEqualTo("slurm-77-0");
    }

    @Test
    void shouldUnderstandPmixIfTheSizeIsGiven() {
        Map<String, String> environment = Map.of("PMIX_RANK", "1", "PMIX_NAMESPACE", "n");
        assertThatThrownBy(() -> find(environment))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("SMI_SIZE");
        assertThat(find(with(environment, "SMI_SIZE", "2")).orElseThrow().size())
                .isEqualTo(2);
    }

    @Test
    void shouldNotTakeABatchScriptOfSlurmForARank() {
        Map<String, String> script = Map.of("SLURM_PROCID", "0", "SLURM_NTASKS", "8", "SLURM_JOB_ID", "77");
        assertThat(find(script)).isEmpty();
        assertThat(find(with(script, "SLURM_STEP_ID", "4294967291"))).isEmpty();
        assertThat(find(Map.of("SLURM_NTASKS", "8", "SLURM_JOB_ID", "77"))).isEmpty();
    }

    @Test
    void shouldPreferMpirunToTheSlurmStepAroundIt() {
        assertThat(find(with(
                                SLURM,
                                OPEN_MPI.entrySet().stream()
                                        .flatMap(e -> List.of(e.getKey(), e.getValue()).stream())
                                        .toArray(String[]::new)))
                        .orElseThrow()
                        .size())
                .isEqualTo(4);
    }

    @Test
    void shouldFindNothingWhereNobodyLaunched() {
        assertThat(find(Map.of())).isEmpty();
    }

    @Test
    void shouldRefuseARankThatTheJobDoesNotHave() {
        assertThatThrownBy(() -> find(with(OPEN_MPI, "OMPI_COMM_WORLD_RANK", "4")))
                .isInstanceOf(LaunchException.class)
                .hasMessage("OMPI_COMM_WORLD_RANK=4 is not below the number of ranks, 4; the launcher's variables"
                        + " contradict each other: unset those of another launcher");
    }

    @Test
    void shouldRefuseWhatIsNoNumber() {
        assertThatThrownBy(() -> find(with(OPEN_MPI, "OMPI_COMM_WORLD_SIZE", "four")))
                .isInstanceOf(LaunchException.class)
                .hasMessage("OMPI_COMM_WORLD_SIZE=four is no number from 0");
    }

    @Test
    void shouldRefuseARankWithoutASize() {
        assertThatThrownBy(() -> find(Map.of("OMPI_COMM_WORLD_RANK", "0")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("OMPI_COMM_WORLD_SIZE");
    }

    @Test
    void shouldRefuseRanksOnSeveralHosts() {
        assertThatThrownBy(() -> find(with(OPEN_MPI, "OMPI_COMM_WORLD_LOCAL_SIZE", "2")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("several hosts")
                .hasMessageContaining("mpjrun");
        assertThatThrownBy(() -> find(with(SLURM, "SLURM_STEP_NUM_NODES", "2")))
                .isInstanceOf(LaunchException.class)
                .hasMessageContaining("srun has put 2 ranks on several hosts");
    }

    @Test
    void shouldLetTheUserNameTheJob() {
        assertThat(find(with(OPEN_MPI, "SMI_JOB", "mine")).orElseThrow().job()).isEqualTo("ompi-mine");
    }
}
