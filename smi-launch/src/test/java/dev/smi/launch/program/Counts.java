package dev.smi.launch.program;

import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;

/** A unit that gives back how many elements it got; with a file's name as parameters the first one to make it dies. */
public final class Counts implements UnitFactory {

    @Override
    public ComputeUnit open(UnitContext context) {
        String fatal = new String(context.parameters(), java.nio.charset.StandardCharsets.UTF_8);
        return (chunk, results) -> {
            if (!fatal.isEmpty() && Path.of(fatal).toFile().createNewFile()) {
                Runtime.getRuntime().halt(9);
            }
            return MemorySegment.ofArray(new long[] {chunk.count()});
        };
    }
}
