package dev.smi.apps.arrow;

import dev.smi.apps.arrow.regex.Automaton;
import dev.smi.arrow.Context;
import dev.smi.arrow.Kernel;
import dev.smi.arrow.Platform;
import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.UInt1Vector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The kernel that counts strings which match. Stateless. */
final class RegexProgram {

    static final Strings TEXTS = new Strings("Texts", "text", 1);

    private static final Schema AUTOMATON = DemoBatches.schema(
            "Automaton",
            "read",
            new Field(
                    "next",
                    new FieldType(false, new ArrowType.Int(8, false), null, Map.of("fletcher_epc", "16")),
                    List.of()));

    private static final int WIDE = 4096;

    private RegexProgram() {}

    static ExampleProgram program() {
        List<CustomRegister> registers =
                List.of(new CustomRegister("start", Integer.SIZE), new CustomRegister("accepting", Integer.SIZE));
        return new ExampleProgram(
                ExampleProgram.streams("Regex", registers, AUTOMATON, TEXTS.schema()), "regex.cl", RegexProgram::count);
    }

    /** Counts the strings of a batch that match. */
    static long run(
            Platform platform,
            VectorSchemaRoot texts,
            Automaton automaton,
            Duration deadline,
            BufferAllocator allocator) {
        try (VectorSchemaRoot table = table(automaton, allocator);
                Context context = platform.context()) {
            context.queueRecordBatch(table);
            context.queueRecordBatch(texts);
            return Launch.run(context, deadline, kernel -> setArguments(kernel, automaton))
                    .getReturn();
        }
    }

    private static void setArguments(Kernel kernel, Automaton automaton) {
        kernel.setArguments(automaton.start(), automaton.accepting());
    }

    private static VectorSchemaRoot table(Automaton automaton, BufferAllocator allocator) {
        VectorSchemaRoot root = VectorSchemaRoot.create(AUTOMATON, allocator);
        UInt1Vector next = (UInt1Vector) root.getVector("next");
        byte[] table = automaton.table();
        next.allocateNew(table.length);
        for (int i = 0; i < table.length; i++) {
            next.set(i, table[i]);
        }
        root.setRowCount(table.length);
        return root;
    }

    private static void count(KernelStreams io) {
        byte[] next = new byte[Automaton.MOST_STATES * 256];
        InStream table = io.in("Automaton_next").wide(WIDE);
        InLane entry = table.lane("data");
        io.command("Automaton", io.first("Automaton"), io.last("Automaton"), 0);
        int entries = 0;
        do {
            table.next();
            entries += table.count() > 0 ? entry.copy(next, entries) : 0;
        } while (!table.isLast());
        io.unlock("Automaton");
        io.setReturn(matches(io, next));
    }

    private static long matches(KernelStreams io, byte[] next) {
        InStream texts = io.in("Texts_text");
        InLane valid = texts.lane("valid");
        InStream letters = io.in("Texts_text_chars").wide(WIDE);
        InLane letter = letters.lane("data");
        long accepting = io.register("accepting");
        int start = (int) io.register("start");
        io.command("Texts", io.first("Texts"), io.last("Texts"), 0);
        long matches = 0;
        do {
            texts.next();
            int state = start;
            do {
                letters.next();
                for (int i = 0; i < letters.count(); i++) {
                    state = next[state << Byte.SIZE | letter.getByte(i) & 0xFF] & 0xFF;
                }
            } while (!letters.isLast() && !letters.isEnd());
            matches += texts.count() > 0 && valid.getBoolean() && state >= accepting ? 1 : 0;
        } while (!texts.isLast());
        io.unlock("Texts");
        return matches;
    }
}
