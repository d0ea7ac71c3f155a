package dev.smi.arrow.io;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.Register;
import dev.smi.model.json.JsonWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The register map of an interface, for other tools and for people. Stateless. */
public final class RegisterMapFile {

    /** The name of the file for tools. */
    public static final String JSON = "registers.json";

    /** The name of the file for people. */
    public static final String MARKDOWN = "registers.md";

    private RegisterMapFile() {}

    /**
     * The map as a JSON document:
     *
     * <pre>
     * { "kernel": "Sum", "registers": [ { "offset": 0, "name": "control", "written_by": "host", "meaning": "..." } ],
     *   "profiled": ["R_A"] }
     * </pre>
     */
    public static String json(ArrowInterface program) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("kernel", program.kernel());
        document.put(
                "registers",
                program.registerMap().stream().map(RegisterMapFile::members).toList());
        List<String> profiled = profiled(program);
        if (!profiled.isEmpty()) {
            document.put("profiled", profiled);
        }
        return JsonWriter.document(document);
    }

    private static Map<String, Object> members(Register register) {
        Map<String, Object> members = new LinkedHashMap<>();
        members.put("offset", register.offset());
        members.put("name", register.name());
        members.put("written_by", register.access().id());
        members.put("meaning", register.meaning());
        return members;
    }

    /** The map as a page. */
    public static String markdown(ArrowInterface program) {
        StringBuilder page = new StringBuilder();
        page.append("# Registers of ").append(program.kernel()).append("\n\n");
        page.append("32 bits each, in the order that Fletcher gives them.\n\n");
        page.append("| offset | register | written by | meaning |\n|---|---|---|---|\n");
        for (Register register : program.registerMap()) {
            page.append(String.format(
                    "| %d (0x%02X) | `%s` | %s | %s |\n",
                    register.offset(),
                    register.offset(),
                    register.name(),
                    register.access().id(),
                    register.meaning()));
        }
        List<String> profiled = profiled(program);
        if (!profiled.isEmpty()) {
            page.append("\nTo be profiled (no registers: the emulator counts what passes every channel): ")
                    .append(profiled.stream().map(name -> "`" + name + "`").collect(Collectors.joining(", ")))
                    .append(".\n");
        }
        return page.toString();
    }

    private static List<String> profiled(ArrowInterface program) {
        return program.streams().stream()
                .filter(FieldStream::isProfiled)
                .map(FieldStream::name)
                .toList();
    }
}
