package dev.smi.run;

import dev.smi.emulator.compile.CompileVariant;
import dev.smi.model.Port;
import java.util.Map;

/**
 * Programs that differ from those of the launch file, so that a run says something about them. What they save is not
 * written.
 *
 * @param degrees asynchronicity degrees other than those in the sources, in elements, by port
 * @param compile how they are compiled
 */
public record RunVariant(Map<Port, Long> degrees, CompileVariant compile) {

    /** The programs of the launch file. */
    public static final RunVariant PLAIN = new RunVariant(Map.of(), CompileVariant.PLAIN);

    public RunVariant {
        degrees = Map.copyOf(degrees);
    }
}
