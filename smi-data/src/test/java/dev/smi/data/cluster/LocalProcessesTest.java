package dev.smi.data.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LocalProcessesTest {

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
