package dev.smi.apps.arrow;

import dev.smi.arrow.stream.InLane;
import dev.smi.arrow.stream.InStream;
import dev.smi.arrow.stream.KernelStreams;
import dev.smi.arrow.stream.OutLane;
import dev.smi.arrow.stream.OutStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Schema;

/** The kernel that filters by name. Stateless. */
final class FilterProgram {

    /** Wanted names that the kernel has room for. */
    static final int MOST_WANTED = 32;

    /** Bytes of a wanted name at most. */
    static final int LONGEST = 64;

    static final Strings HOBBITS = new Strings("Hobbits", "name", 1);
    static final Strings WANTED = new Strings("Wanted", "name", 1);
    static final Schema FOUND = DemoBatches.schema(
            "Found",
            "write",
            DemoBatches.field("row", false, new ArrowType.Int(32, true)),
            DemoBatches.field("name", false, new ArrowType.Utf8()));

    private FilterProgram() {}

    static ExampleProgram program() {
        return new ExampleProgram(
                ExampleProgram.streams("Filter", List.of(), HOBBITS.schema(), WANTED.schema(), FOUND),
                "filter.cl",
                FilterProgram::filter);
    }

    private static void filter(KernelStreams io) {
        List<byte[]> wanted = wanted(io);
        InStream names = io.in("Hobbits_name");
        InLane valid = names.lane("valid");
        InLane length = names.lane("length");
        InStream letters = io.in("Hobbits_name_chars");
        InLane letter = letters.lane("data");
        io.command("Hobbits", io.first("Hobbits"), io.last("Hobbits"), 0);
        io.command("Found", io.first("Found"), 0, 0);
        Findings found = new Findings(io);
        int row = io.first("Hobbits");
        do {
            names.next();
            int bytes = names.count() > 0 ? length.getInt() : 0;
            byte[] name = new byte[bytes];
            int at = 0;
            do {
                letters.next();
                at += letters.count() > 0 ? letter.copy(name, at) : 0;
            } while (!letters.isLast() && !letters.isEnd());
            boolean isName = names.count() > 0 && valid.getBoolean();
            if (isName && wanted.stream().anyMatch(each -> Arrays.equals(each, name))) {
                found.add(row, name);
            }
            row += names.count();
        } while (!names.isLast());
        found.end();
        io.unlock("Hobbits");
        io.unlock("Found");
        io.setReturn(found.count);
    }

    private static List<byte[]> wanted(KernelStreams io) {
        InStream names = io.in("Wanted_name");
        InLane length = names.lane("length");
        InStream letters = io.in("Wanted_name_chars");
        InLane letter = letters.lane("data");
        List<byte[]> wanted = new ArrayList<>();
        io.command("Wanted", io.first("Wanted"), io.last("Wanted"), 0);
        do {
            names.next();
            byte[] name = new byte[names.count() > 0 ? length.getInt() : 0];
            int at = 0;
            do {
                letters.next();
                at += letters.count() > 0 ? letter.copy(name, at) : 0;
            } while (!letters.isLast() && !letters.isEnd());
            if (names.count() > 0) {
                wanted.add(name);
            }
        } while (!names.isLast());
        io.unlock("Wanted");
        return wanted;
    }

    /** The batch that is written. */
    private static final class Findings {

        private final OutStream rows;
        private final OutStream lengths;
        private final OutStream letters;
        private final OutLane row;
        private final OutLane length;
        private final OutLane letter;
        private long count;

        Findings(KernelStreams io) {
            rows = io.out("Found_row");
            lengths = io.out("Found_name");
            letters = io.out("Found_name_chars").wide(LONGEST);
            row = rows.lane("data");
            length = lengths.lane("length");
            letter = letters.lane("data");
        }

        void add(int number, byte[] name) {
            row.setInt(number);
            rows.push(1, false);
            length.setInt(name.length);
            lengths.push(1, false);
            letter.put(name, 0, name.length);
            letters.push(name.length, true, false);
            count++;
        }

        void end() {
            rows.push(0, true);
            lengths.push(0, true);
            letters.push(0, false, true);
        }
    }
}
