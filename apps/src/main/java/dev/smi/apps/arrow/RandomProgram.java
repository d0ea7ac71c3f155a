package dev.smi.apps.arrow;

import dev.smi.arrow.model.CustomRegister;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutLane;
import dev.smi.arrow.stream.OutStream;
import java.util.List;
import java.util.Map;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The kernel that writes random strings. Stateless. */
final class RandomProgram {

    /** Bytes of the longest string. */
    static final int LONGEST = 255;

    /** Letters that a transfer carries, and a step of the generator makes. */
    static final int PER_STEP = 8;

    static final Schema RANDOM = DemoBatches.schema(
            "Random",
            "write",
            new Field(
                    "text",
                    new FieldType(false, new ArrowType.Utf8(), null, Map.of("fletcher_epc", String.valueOf(PER_STEP))),
                    List.of()));

    private RandomProgram() {}

    static ExampleProgram program() {
        return new ExampleProgram(
                ExampleProgram.streams("RandomStrings", List.of(new CustomRegister("seed", Long.SIZE)), RANDOM),
                "random-strings.cl",
                RandomProgram::write);
    }

    /** The generator's next state. */
    static long step(long state) {
        long next = state ^ state << 13;
        next ^= next >>> 7;
        return next ^ next << 17;
    }

    /** How long a string is. */
    static int length(long state) {
        return (int) (state >>> 56);
    }

    /** One of the letters of a step. */
    static byte letter(long state, int index) {
        return (byte) ('a' + ((state >>> Byte.SIZE * index & 0xFF) * 26 >> Byte.SIZE));
    }

    private static void write(KernelStreams io) {
        OutStream texts = io.out("Random_text");
        OutLane length = texts.lane("length");
        OutStream letters = io.out("Random_text_chars");
        OutLane data = letters.lane("data");
        io.command("Random", io.first("Random"), 0, 0);
        long state = io.register("seed");
        long all = 0;
        for (int row = io.first("Random"); row < io.last("Random"); row++) {
            state = step(state);
            int left = length(state);
            all += left;
            length.setInt(left);
            texts.push(1, false);
            do {
                state = step(state);
                int count = Math.min(left, PER_STEP);
                for (int i = 0; i < count; i++) {
                    data.setByte(i, letter(state, i));
                }
                letters.push(count, left <= PER_STEP, false);
                left -= PER_STEP;
            } while (left > 0);
        }
        texts.push(0, true);
        letters.push(0, false, true);
        io.unlock("Random");
        io.setReturn(all);
    }
}
