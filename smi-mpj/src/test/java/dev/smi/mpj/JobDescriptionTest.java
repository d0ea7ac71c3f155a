package dev.smi.mpj;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobDescriptionTest {

    @Property(tries = 100, seed = "4711")
    void shouldGiveBackWhatWasWritten(@ForAll @Size(max = 4) List<String> arguments) throws IOException {
        List<String> writable =
                arguments.stream().map(JobDescriptionTest::wellFormed).toList();
        JobDescription job = new JobDescription("mpj-1", 3, "a.Main", writable);
        Path file = Files.createTempFile("job", ".properties");
        try {
            job.write(file);
            assertThat(JobDescription.read(file)).isEqualTo(job);
        } finally {
            Files.delete(file);
        }
    }

    @Test
    void shouldSayWhichEntryIsMissing(@TempDir Path directory) throws IOException {
        Path file = Files.writeString(directory.resolve("job.properties"), "ranks=2\n");
        assertThatThrownBy(() -> JobDescription.read(file)).hasMessage(file + " has no entry arguments");
    }

    /** Arguments of a process have no halves of surrogate pairs. */
    private static String wellFormed(String text) {
        return text.codePoints()
                .filter(point -> !(point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE))
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
