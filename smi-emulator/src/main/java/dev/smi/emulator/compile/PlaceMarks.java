package dev.smi.emulator.compile;

import dev.smi.emulator.compile.CompileVariant.Marks;
import dev.smi.model.diagnostic.SourcePosition;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Has kernels note where they are: before each instruction that can wait, or fail, a call of {@code emu_at} with the
 * number of its place. Works on the intermediate representation before it is optimized, with the line information that
 * Clang puts there; that is taken out again, so that no later step has to deal with it. One use; not thread-safe.
 */
final class PlaceMarks {

    /** Places of one file of a program; the numbers of the next one follow. */
    private static final int PLACES_PER_FILE = 1 << 20;

    private static final Pattern NODE = Pattern.compile("^(!\\d+) = (?:distinct )?!(DI\\w+)\\((.*)\\)$");
    private static final Pattern DEFINITION = Pattern.compile("^define [^@]*@([\\w.$]+)\\(.*");
    private static final Pattern LOCAL = Pattern.compile("^ +(%[\\w.$-]+) = alloca .*");
    private static final Pattern ATTACHED = Pattern.compile(",? !dbg (!\\d+)");
    private static final Pattern CALL = Pattern.compile("^ +(?:%[\\w.$-]+ = )?(?:tail )?call [^@]*@([\\w.$]+)\\(.*");
    private static final Pattern ACCESS = Pattern.compile("^ +(?:%[\\w.$-]+ = load|store) .*ptr (%[\\w.$-]+)[, ].*");
    private static final Pattern DIVISION = Pattern.compile("^ +%[\\w.$-]+ = [su](?:div|rem) .*");
    private static final Pattern WAITING = Pattern.compile("emu_(?:read|write)(?:_nb)?|SMI_[A-Z]\\w*_\\d+_[a-z]+");
    private static final String GENERATED = "(?:smi|SMI|emu)_.*";

    private final Marks marks;
    private final int first;
    private final Map<String, String> nodes = new HashMap<>();
    private final Map<String, Integer> numbers = new HashMap<>();
    private final Map<Integer, SourcePosition> places = new LinkedHashMap<>();
    private final Set<String> locals = new HashSet<>();
    private boolean isUsers;
    private int last;

    /** @param file the file's number in its program */
    PlaceMarks(Marks marks, int file) {
        this.marks = marks;
        this.first = 1 + file * PLACES_PER_FILE;
    }

    /** The text with marks, and without line information. */
    String marked(String text) {
        text.lines().map(NODE::matcher).filter(Matcher::matches).forEach(m -> nodes.put(m.group(1), m.group(3)));
        StringBuilder out = new StringBuilder(text.length());
        text.lines().filter(line -> !line.startsWith("!llvm.dbg.cu")).forEach(line -> {
            mark(line, out);
            out.append(ATTACHED.matcher(line).replaceAll("")).append('\n');
        });
        return out.append("\ndeclare void @emu_at(i32)\n").toString();
    }

    /** The places by number, once the text is marked. */
    Map<Integer, SourcePosition> places() {
        return places;
    }

    private void mark(String line, StringBuilder out) {
        Matcher definition = DEFINITION.matcher(line);
        if (definition.matches()) {
            isUsers = !definition.group(1).matches(GENERATED);
            locals.clear();
            last = 0;
            return;
        }
        Matcher local = LOCAL.matcher(line);
        if (local.matches()) {
            locals.add(local.group(1));
        } else if (!line.startsWith(" ")) {
            last = 0; // another block, which is got to from anywhere
        } else if (isUsers && isOfInterest(line)) {
            place(line).filter(number -> number != last).ifPresent(number -> {
                out.append("  call void @emu_at(i32 ").append(number).append(")\n");
                last = number;
            });
            if (CALL.matcher(line).matches()) {
                last = 0; // what is called may note places of its own
            }
        }
    }

    private boolean isOfInterest(String line) {
        Matcher call = CALL.matcher(line);
        if (call.matches()) {
            return marks == Marks.FAULTS
                    ? !call.group(1).startsWith("llvm.lifetime")
                    : WAITING.matcher(call.group(1)).matches();
        }
        Matcher access = ACCESS.matcher(line);
        return marks == Marks.FAULTS
                && (DIVISION.matcher(line).matches() || access.matches() && !locals.contains(access.group(1)));
    }

    /** The number of a place; all of a line have one, as the columns are those of the rewritten source. */
    private Optional<Integer> place(String line) {
        Matcher attached = ATTACHED.matcher(line);
        if (!attached.find()) {
            return Optional.empty();
        }
        String location = nodes.getOrDefault(attached.group(1), "");
        String scope = nodes.getOrDefault(field(location, "scope"), "");
        String file =
                field(nodes.getOrDefault(field(scope, "file"), ""), "filename").replace("\"", "");
        String number = field(location, "line");
        if (file.isEmpty() || !number.matches("[1-9]\\d*") || numbers.size() == PLACES_PER_FILE - 1) {
            return Optional.empty();
        }
        return Optional.of(numbers.computeIfAbsent(file + ":" + number, _ -> {
            int place = first + numbers.size();
            places.put(place, new SourcePosition(file, Integer.parseInt(number), 0));
            return place;
        }));
    }

    private static String field(String node, String name) {
        Matcher field =
                Pattern.compile("(?:^|, )" + name + ": (\"[^\"]*\"|[^,]*)").matcher(node);
        return field.find() ? field.group(1) : "";
    }
}
