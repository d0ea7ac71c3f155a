package dev.smi.run.advice;

import dev.smi.run.advice.Search.Found;
import java.util.Map;
import java.util.stream.Collectors;

/** Says what was tried in vain, and no more than that. Stateless. */
final class Unresolved {

    private Unresolved() {}

    /**
     * Why there is nothing to change.
     *
     * @param found of a search that was not cut and has found nothing
     * @param isCycle whether kernels wait for each other in a circle
     */
    static String reason(Found found, boolean isCycle) {
        return switch (found.end()) {
            case LIMIT ->
                "it deadlocks with " + tried(found) + ", too; larger buffers were not tried. Give them what the"
                        + " program needs if you know it, or change the order";
            case OTHER ->
                "it ends otherwise with " + tried(found) + ": " + found.remark().orElse("");
            case NOTHING_LARGER, RESOLVED ->
                isCycle
                        ? "each kernel of the circle waits for what another one of them does only later, and no buffer"
                                + " or flush changes that; have one of them do the other thing first, or split it"
                                + " into two kernels"
                        : "no larger buffer and no flush resolves it";
        };
    }

    private static String tried(Found found) {
        return found.tried().values().entrySet().stream()
                .map(Unresolved::setting)
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static String setting(Map.Entry<Knob, Integer> setting) {
        return switch (setting.getKey()) {
            case Knob.Degree(int port) -> "a buffer of " + setting.getValue() + " packets on port " + port;
            case Knob.Depth(var channel) ->
                "depth(" + setting.getValue() + ") for channel " + channel.name() + " of program " + channel.program();
            case Knob.Flush(int port) -> "every element flushed on port " + port;
        };
    }
}
