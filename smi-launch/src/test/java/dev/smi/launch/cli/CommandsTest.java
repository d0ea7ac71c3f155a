package dev.smi.launch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.ExitStatus;
import dev.smi.cli.testing.CapturedOutput;
import dev.smi.launch.doctor.Doctor;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.json.JsonParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CommandsTest {

    @RegisterExtension
    final CapturedOutput output = new CapturedOutput();

    @Test
    void shouldPrintHelpAndVersion() {
        assertThat(MpjRun.run("--help")).isEqualTo(ExitStatus.OK);
        assertThat(output.out()).contains("Examples:").contains("-machinesfile");
        assertThat(MpjRun.run("--version")).isEqualTo(ExitStatus.OK);
        assertThat(output.out()).contains("SMI for the JVM");
    }

    @Test
    void shouldTellWrongUsage() {
        assertThat(MpjRun.run("-np", "0", "Main")).isEqualTo(ExitStatus.USAGE);
        assertThat(output.err())
                .isEqualToNormalizingNewlines(
                        "mpjrun: error: -np 0 is not a number of ranks; 1 to 256 are possible\nSee 'mpjrun --help'.\n");
    }

    @Test
    void shouldSayThatThereIsNoSuchClass() {
        assertThat(MpjRun.run("-np", "2", "-cp", "src", "no.such.Main")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err())
                .startsWith("mpjrun: error: there is no class no.such.Main in ")
                .contains("-cp");
    }

    @Test
    void shouldSayThatTheClassPathNamesNothing() {
        assertThat(MpjRun.run("-np", "2", "-cp", "no/such/dir", "Main")).isEqualTo(ExitStatus.FAILED);
        assertThat(output.err()).contains("no/such/dir, which does not exist");
    }

    @Test
    void shouldPrintWhatTheDoctorFound() {
        String text = SmiDoctor.text(Doctor.examine());
        assertThat(text).contains("JDK").contains("MPJ Express").contains("/dev/shm");
        Diagnostics faults = new Diagnostics();
        JsonParser.parse("doctor.json", SmiDoctor.json(Doctor.examine()), faults);
        assertThat(faults.all()).isEmpty();
    }
}
