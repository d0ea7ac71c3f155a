package dev.smi.run.cli;

import dev.smi.emulator.fabric.EmulatedFpga.Printer;
import dev.smi.model.Rank;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;

/** Prints what kernels print, whole lines with rank and kernel before them. For the thread of the kernel that runs. */
final class KernelOutput implements Printer {

    private final PrintStream out;
    private final Map<String, StringBuilder> unfinished = new LinkedHashMap<>();

    KernelOutput(PrintStream out) {
        this.out = out;
    }

    @Override
    public void print(Rank rank, String kernel, String text) {
        StringBuilder line = unfinished.computeIfAbsent("rank " + rank + " " + kernel + ": ", _ -> new StringBuilder());
        line.append(text);
        int end;
        while ((end = line.indexOf("\n")) >= 0) {
            out.println("rank " + rank + " " + kernel + ": " + line.substring(0, end));
            line.delete(0, end + 1);
        }
    }

    /** Prints lines that were not ended. */
    void flush() {
        unfinished.forEach((prefix, line) -> {
            if (!line.isEmpty()) {
                out.println(prefix + line);
            }
        });
        unfinished.clear();
        out.flush();
    }
}
