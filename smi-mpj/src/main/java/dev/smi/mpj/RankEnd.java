package dev.smi.mpj;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * How a rank ended.
 *
 * @param status its exit status, 0 to 255
 * @param cause one line; empty if {@code main} returned
 */
public record RankEnd(int status, String cause) {

    /** The program returned. */
    public static final RankEnd WELL = new RankEnd(0, "");

    /** The statuses that a process can have. */
    private static final int STATUS_MASK = 0xff;

    /** Makes one line of the cause. */
    public RankEnd {
        status &= STATUS_MASK;
        cause = cause.lines().findFirst().orElse("");
    }

    /** Whether nothing went wrong. */
    public boolean isWell() {
        return status == 0;
    }

    /** As the text that {@link #parse} reads. */
    public String text() {
        return status + "\n" + cause + "\n";
    }

    /** Reads {@link #text}. */
    public static RankEnd parse(String text) {
        int end = text.indexOf('\n');
        return new RankEnd(Integer.parseInt(text.substring(0, end)), text.substring(end + 1));
    }

    /** Puts a text into a file that appears with all of it. */
    static void publish(Path file, String text) throws IOException {
        Path draft = file.resolveSibling(file.getFileName() + ".draft");
        Files.writeString(draft, text);
        Files.move(draft, file, java.nio.file.StandardCopyOption.ATOMIC_MOVE);
    }
}
