package dev.smi.run.advice;

import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.run.advice.Advice.Change;
import java.util.LinkedHashMap;
import java.util.Map;

/** Advice for scripts. Stateless. */
public final class AdviceJson {

    private AdviceJson() {}

    /** A value for a JSON document. */
    public static Map<String, Object> value(Advice advice) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("kind", advice.kind().id());
        members.put("changes", advice.changes().stream().map(AdviceJson::change).toList());
        members.put("reasons", advice.reasons());
        members.put("trials", advice.trials());
        members.put("complete", !advice.isCut());
        return members;
    }

    private static Map<String, Object> change(Change change) {
        Map<String, Object> members = new LinkedHashMap<>();
        switch (change.knob()) {
            case Knob.Degree(int port) -> {
                members.put("change", "degree");
                members.put("port", port);
            }
            case Knob.Depth(var channel) -> {
                members.put("change", "depth");
                members.put("program", channel.program());
                members.put("channel", channel.name());
            }
            case Knob.Flush(int port) -> {
                members.put("change", "flush");
                members.put("port", port);
            }
        }
        members.put("value", change.value());
        members.put("present", change.present());
        change.failing().ifPresent(failing -> members.put("deadlocks_with", failing));
        members.put("places", change.places().stream().map(AdviceJson::place).toList());
        return members;
    }

    private static Map<String, Object> place(SourcePosition position) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("file", position.file());
        members.put("line", position.line());
        return members;
    }
}
