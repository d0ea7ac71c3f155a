package dev.smi.arrow.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds what an interface would define twice in OpenCL C, or cannot define at all. One use; not thread-safe. */
public final class NameCheck {

    private static final List<String> MEMBERS = List.of("count", "last", "end");

    private final Map<String, String> owners = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    /** Names within generated code, with a {@code _} as streams have it: a stream of this name would be hidden. */
    private static final List<String> LOCAL = List.of("is_last", "list_offsets", "arrow_return");

    private NameCheck() {}

    /** What is wrong with the names of an interface, in words for the user; nothing if all is well. */
    public static List<String> faults(ArrowInterface program) {
        NameCheck check = new NameCheck();
        LOCAL.forEach(name -> check.define(name, "generated code"));
        check.define(program.kernel(), "the kernel");
        check.define(program.kernel() + "_close", "the kernel");
        Set<String> batches = new HashSet<>();
        for (Batch batch : program.batches()) {
            if (!batches.add(batch.name())) {
                check.faults.add("two batches are named " + batch.name()
                        + "; give one another name, in its schema's metadata fletcher_name or its file's name");
                return check.faults;
            }
        }
        program.batches().forEach(check::batch);
        program.registers().forEach(register -> check.define(register.name(), "register " + register.name()));
        return check.faults;
    }

    private void batch(Batch batch) {
        String owner = "batch " + batch.name();
        for (String suffix : List.of("_first", "_last", "_command", "_unlock")) {
            define(batch.name() + suffix, owner);
        }
        List<String> columns = new ArrayList<>();
        for (Column column : batch.columns()) {
            if (columns.contains(column.name())) {
                faults.add("batch " + batch.name() + " has two columns named " + column.name() + "; rename one");
                return;
            }
            columns.add(column.name());
        }
        batch.allStreams().forEach(this::stream);
    }

    private void stream(FieldStream stream) {
        String owner = "column " + stream.column();
        List<String> suffixes = stream.isOfLists() ? List.of("_range", "_done") : List.of("_command", "_unlock");
        define(stream.name(), owner);
        define(stream.name() + "_t", owner);
        define(stream.kernel(), owner);
        suffixes.forEach(suffix -> define(stream.name() + suffix, owner));
        Set<String> members = new HashSet<>(MEMBERS);
        for (Lane lane : stream.lanes()) {
            if (!CNames.isName(lane.name())) {
                faults.add(owner + ": " + CNames.reason(lane.name()) + "; rename the member of the struct");
            } else if (!members.add(lane.name())) {
                faults.add(owner + ": its stream would have two parts named " + lane.name()
                        + (MEMBERS.contains(lane.name()) ? ", one of which every stream has" : "")
                        + "; rename the member of the struct");
            }
        }
    }

    private void define(String name, String owner) {
        if (name.startsWith("smi_") || name.startsWith("SMI_") || name.startsWith("arrow_") && !LOCAL.contains(name)) {
            faults.add(owner + ": " + name + " is a name that generated code has for itself; rename it");
        }
        if (!CNames.isName(name)) {
            faults.add(owner + ": " + CNames.reason(name) + "; rename it");
            return;
        }
        String other = owners.putIfAbsent(name, owner);
        if (other != null) {
            faults.add((other.equals(owner) ? "two parts of " + owner : other + " and " + owner) + " would both be "
                    + name + " in C; rename one");
        }
    }
}
