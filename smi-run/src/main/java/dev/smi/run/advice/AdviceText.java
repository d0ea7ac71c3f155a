package dev.smi.run.advice;

import dev.smi.run.advice.Advice.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Advice for people. Stateless. */
public final class AdviceText {

    private AdviceText() {}

    /** Lines without an end. */
    public static List<String> lines(Advice advice) {
        List<String> lines = new ArrayList<>();
        String runs = " (tried with " + advice.trials() + (advice.trials() == 1 ? " run" : " runs") + ")";
        if (!advice.changes().isEmpty()) {
            lines.add(resolves(advice) + runs + (advice.reasons().isEmpty() ? ":" : ", but not all is well then:"));
            advice.changes().forEach(change -> lines.add("  " + line(change)));
            advice.reasons().forEach(reason -> lines.add("  " + reason));
        } else if (!advice.reasons().isEmpty()) {
            lines.add(heading(advice.kind()) + (advice.trials() == 0 ? "" : runs) + ":");
            advice.reasons().forEach(reason -> lines.add("  " + reason));
        } else if (!advice.isCut()) {
            lines.add(heading(advice.kind()) + runs);
        }
        if (advice.isCut()) {
            lines.add("There was no time to find out more than that" + runs + "; --advice-deadline gives more.");
        }
        return lines;
    }

    private static String resolves(Advice advice) {
        String what = advice.reasons().isEmpty() ? "resolve" : "end";
        return advice.changes().size() == 1 ? "This " + what + "s it" : "These together " + what + " it";
    }

    private static String heading(DeadlockKind kind) {
        return switch (kind) {
            case BUFFERS_TOO_SMALL -> "Buffers are too small";
            case HELD_BACK_PACKET -> "A packet that is not full is held back";
            case MISSING_RANK -> "A collective that a rank does not call";
            case KERNEL_NOT_STARTED -> "A kernel that does not run";
            case NEVER_OPENED -> "Another end that nobody opens";
            case COUNTS_DIFFER -> "Ends that do not agree on the number of elements";
            case RENDEZVOUS_CYCLE -> "A circle that no buffer mends";
            case COLLECTIVE_ORDER -> "Collectives that are called in different orders";
            case UNKNOWN -> "What it comes from was not found out";
        };
    }

    private static String line(Change change) {
        String places = change.places().isEmpty()
                ? ""
                : ", at " + change.places().stream().map(Sources::line).collect(Collectors.joining(" and "));
        return switch (change.knob()) {
            case Knob.Degree(int port) ->
                "port " + port + ": open its channels with an asynchronicity degree of " + change.value()
                        + " instead of "
                        + (change.present() == 0 ? "the default" : change.present()) + ", by SMI_Open_..._channel_ad"
                        + places + "; " + tried(change);
            case Knob.Depth(var channel) ->
                "channel " + channel.name() + " of program " + channel.program() + ": depth(" + change.value()
                        + ") instead of " + change.present() + places + "; " + tried(change);
            case Knob.Flush(int port) ->
                "port " + port
                        + ": send elements that are waited for with SMI_Push_flush(..., 1), on the channel opened"
                        + places.replaceFirst("^,", "");
        };
    }

    private static String tried(Change change) {
        if (change.failing().isEmpty()) {
            return "perhaps less will do";
        }
        return (change.isSmallest() ? "" : "perhaps less will do: ") + "with "
                + change.failing().getAsLong() + " it deadlocks";
    }
}
