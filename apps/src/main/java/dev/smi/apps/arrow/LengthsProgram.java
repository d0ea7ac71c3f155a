package dev.smi.apps.arrow;

import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutLane;
import dev.smi.arrow.stream.OutStream;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The kernel that measures strings. Stateless. */
final class LengthsProgram {

    static final Strings TEXTS = new Strings("Texts", "text", 8);
    static final Schema LENGTHS = DemoBatches.schema(
            "Lengths",
            "write",
            DemoBatches.field("bytes", true, new ArrowType.Int(32, true)),
            DemoBatches.field("characters", true, new ArrowType.Int(32, true)));

    private static final int WIDE = 4096;
    private static final int CONTINUES_MASK = 0xC0;
    private static final int CONTINUES = 0x80;

    private LengthsProgram() {}

    static ExampleProgram program() {
        return new ExampleProgram(
                ExampleProgram.streams("StringLengths", List.of(), TEXTS.schema(), LENGTHS),
                "lengths.cl",
                LengthsProgram::measure);
    }

    private static void measure(KernelStreams io) {
        InStream texts = io.in("Texts_text");
        InLane valid = texts.lane("valid");
        InLane length = texts.lane("length");
        InStream bytes = io.in("Texts_text_chars").wide(WIDE);
        OutStream inBytes = io.out("Lengths_bytes");
        OutStream inCharacters = io.out("Lengths_characters");
        io.command("Texts", io.first("Texts"), io.last("Texts"), 0);
        io.command("Lengths", io.first("Lengths"), 0, 0);
        long all = 0;
        do {
            texts.next();
            int characters = characters(bytes);
            boolean isValid = texts.count() > 0 && valid.getBoolean();
            push(inBytes, texts, isValid, isValid ? length.getInt() : 0);
            push(inCharacters, texts, isValid, isValid ? characters : 0);
            all += isValid ? characters : 0;
        } while (!texts.isLast());
        io.unlock("Texts");
        io.unlock("Lengths");
        io.setReturn(all);
    }

    private static int characters(InStream bytes) {
        InLane data = bytes.lane("data");
        int characters = 0;
        do {
            bytes.next();
            for (int i = 0; i < bytes.count(); i++) {
                characters += (data.getByte(i) & CONTINUES_MASK) != CONTINUES ? 1 : 0;
            }
        } while (!bytes.isLast() && !bytes.isEnd());
        return characters;
    }

    private static void push(OutStream to, InStream texts, boolean isValid, int value) {
        OutLane data = to.lane("data");
        if (texts.count() > 0) {
            to.lane("valid").setBoolean(isValid);
            data.setInt(value);
        }
        to.push(texts.count(), texts.isLast());
    }
}
