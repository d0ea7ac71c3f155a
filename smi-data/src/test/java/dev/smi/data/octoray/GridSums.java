package dev.smi.data.octoray;

import dev.smi.data.Chunk;
import dev.smi.data.ComputeUnit;
import dev.smi.data.KernelDescription;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * What the notebook's function does, in small: for each grid of 100 floats its sum, and for the slice who did it. With
 * parameters, the first unit that finds no file of that name makes one and ends its JVM.
 */
public final class GridSums implements UnitFactory {

    static final int GRID = 100;

    @Override
    public ComputeUnit open(UnitContext context) {
        KernelDescription kernel = context.kernel().orElseThrow();
        String bank = kernel.unitFunctions().isEmpty()
                ? ""
                : " " + kernel.unitFunctions().getFirst().banks().getFirst();
        String who = kernel.path() + " " + context.instance() + bank + kernel.config();
        String fatal = new String(context.parameters(), StandardCharsets.UTF_8);
        return (chunk, results) -> {
            if (!fatal.isEmpty() && Path.of(fatal).toFile().createNewFile()) {
                Runtime.getRuntime().halt(9);
            }
            return MemorySegment.ofArray((who + ":" + sums(chunk) + "\n").getBytes(StandardCharsets.UTF_8));
        };
    }

    private static String sums(Chunk chunk) {
        StringBuilder sums = new StringBuilder();
        for (long grid = 0; grid < chunk.count() / GRID; grid++) {
            double sum = 0;
            for (long cell = 0; cell < GRID; cell++) {
                sum += chunk.data().getAtIndex(ValueLayout.JAVA_FLOAT_UNALIGNED, grid * GRID + cell);
            }
            sums.append(' ').append((long) sum);
        }
        return sums.toString();
    }
}
