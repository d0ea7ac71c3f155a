package dev.smi.launch.agent;

import java.nio.file.Path;

/**
 * What the launcher tells the agent.
 *
 * @param scope where the job's processes are
 * @param launcher the launcher's process, or {@link #ELSEWHERE}
 * @param started when that process started, in milliseconds of the epoch: numbers of processes are used again
 * @param directory the job's directory
 */
public record AgentOptions(Scope scope, long launcher, long started, Path directory) {

    /** As the launcher's process: it may be on another host. */
    public static final long ELSEWHERE = 0;

    private static final int PARTS = 4;

    /** As one word. */
    public String text() {
        return String.join(":", scope.text(), String.valueOf(launcher), String.valueOf(started), directory.toString());
    }

    /** Reads {@link #text}. */
    public static AgentOptions parse(String text) {
        String[] parts = text.split(":", PARTS);
        if (parts.length != PARTS) {
            throw new IllegalArgumentException(
                    "agent options " + text + " have " + parts.length + " parts, not " + PARTS);
        }
        return new AgentOptions(
                Scope.named(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]), Path.of(parts[3]));
    }

    /** The start of a process as this record has it; 0 where the system does not tell. */
    public static long startOf(ProcessHandle process) {
        return process.info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(0L);
    }
}
