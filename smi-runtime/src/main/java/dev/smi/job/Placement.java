package dev.smi.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/**
 * Where a rank is, and what it takes its job to be.
 *
 * @param rank its number
 * @param size ranks of the job, as its launcher told it
 * @param version of the links: ranks of different versions cannot talk
 * @param host names the machine, the same for all processes that share its memory files and process numbers
 * @param process the process on that machine
 * @param hub names the JVM's part of the job: ranks with the same one share memory as Java objects
 * @param link how it was told to reach the others
 */
record Placement(int rank, int size, int version, String host, ProcessId process, String hub, String link) {

    /** Grows when rings, messages or files change their form. */
    static final int VERSION = 1;

    /** What a rank tells the others, in lines of text. */
    byte[] encode() {
        return ("version=" + version + "\nrank=" + rank + "\nsize=" + size + "\nhost=" + host + "\npid=" + process.pid()
                        + "\nstart=" + process.start() + "\nhub=" + hub + "\nlink=" + link + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    /**
     * What another rank told.
     *
     * @param origin where it comes from, for the message
     * @throws IOException if it is none of ours
     */
    static Placement decode(byte[] text, String origin) throws IOException {
        Map<String, String> values = new TreeMap<>();
        for (String line : new String(text, StandardCharsets.UTF_8).lines().toList()) {
            int equals = line.indexOf('=');
            if (equals > 0) {
                values.put(line.substring(0, equals), line.substring(equals + 1));
            }
        }
        try {
            return new Placement(
                    Integer.parseInt(values.getOrDefault("rank", "")),
                    Integer.parseInt(values.getOrDefault("size", "")),
                    Integer.parseInt(values.getOrDefault("version", "")),
                    values.getOrDefault("host", ""),
                    new ProcessId(
                            Long.parseLong(values.getOrDefault("pid", "")),
                            Long.parseLong(values.getOrDefault("start", ""))),
                    values.getOrDefault("hub", ""),
                    values.getOrDefault("link", ""));
        } catch (NumberFormatException e) {
            throw new IOException(origin + " is no rank's placement", e);
        }
    }

    /** The host's name, for people. */
    String hostName() {
        int slash = host.indexOf('/');
        return slash < 0 ? host : host.substring(0, slash);
    }

    @Override
    public String toString() {
        return "rank " + rank + " (process " + process.pid() + " on " + hostName() + ")";
    }
}
