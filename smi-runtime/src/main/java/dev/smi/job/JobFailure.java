package dev.smi.job;

import java.nio.charset.StandardCharsets;

/**
 * What a job failed of, for ranks in other processes.
 *
 * @param exitStatus what programs exit with because of it
 * @param text the message
 */
record JobFailure(int exitStatus, String text) {

    private static final int LONGEST = 4000;

    static JobFailure of(RuntimeException cause) {
        int status = cause instanceof JobException e ? e.exitStatus() : JobException.FAILED;
        String text = cause.getMessage() == null ? cause.toString() : cause.getMessage();
        return new JobFailure(status, text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...");
    }

    byte[] encode() {
        return (exitStatus + " " + text).getBytes(StandardCharsets.UTF_8);
    }

    static JobFailure decode(byte[] bytes) {
        String joined = new String(bytes, StandardCharsets.UTF_8);
        int blank = joined.indexOf(' ');
        if (!joined.matches("(?s)\\d{1,3} .*")) {
            return new JobFailure(JobException.FAILED, joined);
        }
        return new JobFailure(Integer.parseInt(joined.substring(0, blank)), joined.substring(blank + 1));
    }

    JobException toException() {
        return new JobException(text, exitStatus);
    }
}
