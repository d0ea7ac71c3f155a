package dev.smi.launch.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.launch.doctor.Finding.State;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorTest {

    @Test
    void shouldLookAtEverything() {
        assertThat(Doctor.examine())
                .extracting(Finding::name)
                .containsExactly("JDK", "machine", "MPJ Express", "shared memory", "OpenCL");
    }

    @Test
    void shouldSayHowToGetWhatIsMissing() {
        Finding mpj = Doctor.mpj(Optional.empty());
        assertThat(mpj.state()).isEqualTo(State.MISSING);
        assertThat(mpj.remedy()).isEqualTo("apt install libmpj-java");
        Finding memory = Doctor.sharedMemory(Path.of("/no/such/directory"));
        assertThat(memory.state()).isEqualTo(State.MISSING);
        assertThat(memory.found()).contains("/no/such/directory is not there");
    }

    @Test
    void shouldSurviveWithoutAnOpenClLoader() {
        assertThat(OpenClDevices.find("libNoSuchLibrary.so.1")).isInstanceOf(OpenClDevices.NoLoader.class);
    }

    @Test
    void shouldSurviveALibraryThatIsNoOpenCl() {
        assertThat(OpenClDevices.find("libc.so.6")).isInstanceOf(OpenClDevices.Failed.class);
    }
}
