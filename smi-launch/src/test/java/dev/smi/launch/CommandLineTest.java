package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandLineTest {

    @Test
    void shouldTellItsOptionsFromThoseOfTheJvmAndTheProgram() throws UsageException {
        JobRequest job = CommandLine.parse(
                "-Xmx2g",
                "-np",
                "4",
                "-Dx=a b",
                "--add-modules",
                "jdk.incubator.vector",
                "--deadline",
                "1.5",
                "-cp",
                "a:b",
                "org.example.Main",
                "-np",
                "5",
                "");
        assertThat(job.ranks()).isEqualTo(4);
        assertThat(job.device()).isEqualTo(Device.MULTICORE);
        assertThat(job.deadline()).contains(Duration.ofMillis(1500));
        assertThat(job.jvmOptions()).containsExactly("-Xmx2g", "-Dx=a b", "--add-modules=jdk.incubator.vector");
        assertThat(job.classPath()).contains("a:b");
        assertThat(job.main()).isEqualTo("org.example.Main");
        assertThat(job.arguments()).containsExactly("-np", "5", "");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            -np 0 Main                      | -np 0 is not a number of ranks; 1 to 256 are possible
            -np 257 Main                    | -np 257 is not a number of ranks; 1 to 256 are possible
            -np x Main                      | -np x is not a number of ranks; 1 to 256 are possible
            -np                             | -np needs a value
            Main                            | -np is missing; say how many ranks: -np 4
            -np 2                           | no class to run; after the options comes the name of a class with a main method
            -np 2 -dev mxdev Main           | unknown device mxdev; known: multicore, niodev, hybdev
            -np 2 --deadline 0 Main         | --deadline 0 is not a number of seconds, more than 0 and at most 100000000
            -np 2 --deadline soon Main      | --deadline soon is not a number of seconds, more than 0 and at most 100000000
            -np 2 -psl 5 Main               | MPJ Express's option -psl is not for this launcher; leave it out
            -np 2 -jar a.jar                | -jar is not known here; write -cp APP.jar MAIN_CLASS
            """)
    void shouldSayWhatIsWrong(String line, String message) {
        assertThatThrownBy(() -> CommandLine.parse(line.split(" ", -1)))
                .isInstanceOf(UsageException.class)
                .hasMessage(message);
    }

    @Test
    void shouldRefuseAMachinesFileThatIsNotThere() {
        assertThatThrownBy(() -> CommandLine.parse("-np", "2", "-dev", "niodev", "-machinesfile", "/no/hosts", "Main"))
                .isInstanceOf(UsageException.class)
                .hasMessageStartingWith("-machinesfile /no/hosts cannot be read");
    }

    @Test
    void shouldRefuseMachinesForOneJvm() {
        assertThatThrownBy(() -> CommandLine.parse("-np", "2", "-machinesfile", "pom.xml", "Main"))
                .isInstanceOf(UsageException.class)
                .hasMessageContaining("choose -dev niodev");
    }
}
