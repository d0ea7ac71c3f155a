package dev.smi.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.data.wire.Endpoint;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class LocalProcessesTest {

    @Test
    @Timeout(30)
    void shouldEndThoseThatHaveNotCome() throws Exception {
        Endpoint nobody = new Endpoint("127.0.0.1", 1);
        try (WorkerStarter.Started started = new LocalProcesses(List.of(0L)).start(nobody, "token", 1, Map.of())) {
            assertThat(started.trouble()).as("it waits for its client").isEmpty();

            started.endMissing(Set.of());

            while (started.trouble().isEmpty()) {
                Thread.sleep(10);
            }
            assertThat(started.trouble()).contains("ended with status 137");
        }
    }

    @Test
    void shouldPassOnWhatTwoProcessesCanHave() {
        List<String> kept = List.of("-Xmx2g", "--add-modules=jdk.incubator.vector", "-XX:+UseSerialGC", "-Dsmi.x=y");
        List<String> own = List.of(
                "-agentlib:jdwp=transport=dt_socket,address=5005",
                "-javaagent:x.jar",
                "-Dcom.sun.management.jmxremote.port=9",
                "-Xlog:gc:file=gc.log");

        assertThat(LocalProcesses.options(List.of(
                        kept.get(0),
                        own.get(0),
                        kept.get(1),
                        own.get(1),
                        own.get(2),
                        kept.get(2),
                        own.get(3),
                        kept.get(3))))
                .isEqualTo(kept);
    }
}
