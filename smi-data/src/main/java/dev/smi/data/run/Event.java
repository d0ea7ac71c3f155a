package dev.smi.data.run;

/** What a worker tells the scheduler. */
public sealed interface Event {

    /** A worker has come. */
    record Joined(WorkerLink link) implements Event {}

    /**
     * A worker's units are ready.
     *
     * @param key which ones
     */
    record Ready(WorkerLink link, String key) implements Event {}

    /**
     * A worker cannot open its units.
     *
     * @param key which ones
     */
    record Refused(WorkerLink link, String key, Throwable cause) implements Event {}

    /**
     * A chunk is done.
     *
     * @param result to be released once it is merged
     */
    record Done(WorkerLink link, Task task, Result result) implements Event {}

    /** A unit could not do a chunk; the worker is as good as before. */
    record Failed(WorkerLink link, Task task, Throwable cause) implements Event {}

    /**
     * A worker is gone.
     *
     * @param reason for people: {@code its process has ended, status 137}
     */
    record Lost(WorkerLink link, String reason) implements Event {}

    /** News of those who start workers, for people. */
    record News(String text) implements Event {}
}
