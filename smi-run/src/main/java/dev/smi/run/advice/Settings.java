package dev.smi.run.advice;

import dev.smi.emulator.fabric.FifoDepths;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a trial changes.
 *
 * @param values by knob
 */
record Settings(Map<Knob, Integer> values) {

    /** Nothing is changed. */
    static final Settings NONE = new Settings(Map.of());

    Settings {
        values = Map.copyOf(values);
    }

    Settings with(Knob knob, int value) {
        Map<Knob, Integer> changed = new HashMap<>(values);
        changed.put(knob, value);
        return new Settings(changed);
    }

    Settings without(Knob knob) {
        Map<Knob, Integer> changed = new HashMap<>(values);
        changed.remove(knob);
        return new Settings(changed);
    }

    int value(Knob knob) {
        Integer value = values.get(knob);
        if (value == null) {
            throw new IllegalArgumentException(knob + " is not set");
        }
        return value;
    }

    /** Packets of degrees, by port. */
    Map<Integer, Integer> degrees() {
        Map<Integer, Integer> degrees = new HashMap<>();
        values.forEach((knob, value) -> {
            if (knob instanceof Knob.Degree degree) {
                degrees.put(degree.port(), value);
            }
        });
        return degrees;
    }

    FifoDepths depths() {
        FifoDepths depths = FifoDepths.DECLARED;
        for (Map.Entry<Knob, Integer> entry : values.entrySet()) {
            if (entry.getKey() instanceof Knob.Depth depth) {
                depths = depths.with(depth.channel(), entry.getValue());
            }
        }
        return depths;
    }

    Set<Integer> flushedPorts() {
        return values.keySet().stream()
                .filter(Knob.Flush.class::isInstance)
                .map(knob -> ((Knob.Flush) knob).port())
                .collect(Collectors.toSet());
    }
}
