package dev.smi.run.trace;

import dev.smi.model.json.JsonWriter;
import java.util.Map;

/**
 * Writes a file in Chrome's Trace Event Format, in JSON, event by event. A microsecond of the format is a cycle. For
 * one thread at a time.
 */
final class TraceEvents implements AutoCloseable {

    private final AtomicStream out;
    private final StringBuilder line = new StringBuilder();
    private String separator = "\n";

    /** @param about what the file says about itself */
    TraceEvents(AtomicStream out, Map<String, Object> about) {
        this.out = out;
        out.write("{\"displayTimeUnit\": \"ns\", \"otherData\": " + JsonWriter.line(about) + ",\n\"traceEvents\": [");
    }

    /** A name as it stands in JSON; escaping it once is enough. */
    static String quoted(String name) {
        return JsonWriter.line(name);
    }

    private StringBuilder begin(char phase, int process) {
        line.setLength(0);
        line.append(separator)
                .append("{\"ph\": \"")
                .append(phase)
                .append("\", \"pid\": ")
                .append(process);
        separator = ",\n";
        return line;
    }

    private StringBuilder begin(char phase, int process, int thread, long time) {
        return begin(phase, process)
                .append(", \"tid\": ")
                .append(thread)
                .append(", \"ts\": ")
                .append(time);
    }

    private void end() {
        out.write(line.append('}'));
    }

    /** Names a process, and gives its place among others. */
    void process(int process, String quotedName) {
        begin('M', process)
                .append(", \"name\": \"process_name\", \"args\": {\"name\": ")
                .append(quotedName)
                .append('}');
        end();
        begin('M', process)
                .append(", \"name\": \"process_sort_index\", \"args\": {\"sort_index\": ")
                .append(process)
                .append('}');
        end();
    }

    /** Names a track. */
    void thread(int process, int thread, String quotedName) {
        begin('M', process)
                .append(", \"tid\": ")
                .append(thread)
                .append(", \"name\": \"thread_name\", \"args\": {\"name\": ")
                .append(quotedName)
                .append('}');
        end();
    }

    /** A slice begins on a track; {@link #end(int, int, long)} ends it. */
    void begin(int process, int thread, long time, String quotedName) {
        begin('B', process, thread, time).append(", \"name\": ").append(quotedName);
        end();
    }

    /** The slice that began last on a track ends. */
    void end(int process, int thread, long time) {
        begin('E', process, thread, time);
        end();
    }

    /** A whole slice. */
    void slice(int process, int thread, long from, long until, String quotedName) {
        begin('X', process, thread, from)
                .append(", \"dur\": ")
                .append(until - from)
                .append(", \"name\": ")
                .append(quotedName);
        end();
    }

    /** A counter's value from a time on. */
    void counter(int process, long time, String quotedName, long value) {
        begin('C', process)
                .append(", \"ts\": ")
                .append(time)
                .append(", \"name\": ")
                .append(quotedName)
                .append(", \"args\": {\"elements\": ")
                .append(value)
                .append('}');
        end();
    }

    /**
     * A packet's way: {@code s} where it begins, {@code t} where it comes by, {@code f} where it ends; in a slice of
     * the track.
     */
    void flow(char phase, int process, int thread, long time, long id) {
        begin(phase, process, thread, time)
                .append(", \"id\": ")
                .append(id)
                .append(", \"cat\": \"packet\", \"name\": \"packet\"");
        if (phase == 'f') {
            line.append(", \"bp\": \"e\"");
        }
        end();
    }

    /** A note about the whole trace. */
    void note(long time, String quotedText) {
        begin('i', 0, 0, time).append(", \"s\": \"g\", \"name\": ").append(quotedText);
        end();
    }

    /** Ends the file and gives it its name. */
    void commit() {
        out.write("\n]}\n");
        out.commit();
    }

    @Override
    public void close() {
        out.close();
    }
}
