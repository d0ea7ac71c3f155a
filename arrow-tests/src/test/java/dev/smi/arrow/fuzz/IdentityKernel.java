package dev.smi.arrow.fuzz;

import dev.smi.arrow.model.ArrowInterface;
import dev.smi.arrow.model.Batch;
import dev.smi.arrow.model.FieldStream;
import dev.smi.arrow.model.KernelParameter;
import dev.smi.arrow.model.Lane;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Writes a kernel that passes on what one batch has to the other, in two commands, stream by stream in some order.
 * Where transfers have the same room it passes them as they are, otherwise element by element. Stateless.
 */
final class IdentityKernel {

    private IdentityKernel() {}

    static String of(ArrowInterface program, Random random) {
        Batch read = program.batches().getFirst();
        Batch written = program.batches().getLast();
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < read.allStreams().size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        StringBuilder text = new StringBuilder();
        text.append("__kernel void ").append(program.kernel()).append('(');
        text.append(
                program.parameters().stream().map(KernelParameter::declaration).collect(Collectors.joining(", ")));
        text.append(")\n{\n    const int middle = ")
                .append(middle(read, random))
                .append(";\n");
        text.append("    int tags = 0;\n    for (int part = 0; part < 2; part++) {\n");
        text.append(String.format(
                "        %1$s_command(part ? middle : %1$s_first, part ? %1$s_last : middle, part + 5);%n",
                read.name()));
        text.append(String.format(
                "        %s_command(%s_first + (part ? middle - %s_first : 0), 0, part + 1);%n",
                written.name(), written.name(), read.name()));
        for (int i : order) {
            copy(read.allStreams().get(i), written.allStreams().get(i), text);
        }
        text.append(String.format(
                "        tags = 100 * tags + 10 * %s_unlock() + %s_unlock();%n    }%n", read.name(), written.name()));
        text.append("    arrow_return64(arrow_return, tags);\n    ")
                .append(program.kernel())
                .append("_close();\n}\n");
        return text.toString();
    }

    /** What the kernel returns: the tags of all commands. */
    static int returned(ArrowInterface program) {
        boolean isEmpty = program.batches().getFirst().streams().isEmpty();
        return isEmpty ? 0 : 5162;
    }

    /** Where the second command begins: somewhere, or so that one of them is empty. */
    private static String middle(Batch batch, Random random) {
        String first = batch.name() + "_first";
        String rows = batch.name() + "_last - " + first;
        return switch (random.nextInt(4)) {
            case 0 -> first;
            case 1 -> first + " + (" + rows + ")";
            default -> first + " + (" + rows + ") * " + (1 + random.nextInt(6)) + " / 7";
        };
    }

    private static void copy(FieldStream from, FieldStream to, StringBuilder text) {
        String end = from.isOfLists() ? "end" : "last";
        text.append("        for (bool done = false; !done;) {\n");
        text.append(String.format(
                "            const %s_t in = read_channel_intel(%s);%n            done = in.%s;%n",
                from.name(), from.name(), end));
        if (from.perTransfer() == to.perTransfer()) {
            text.append(String.format("            %s_t out = {.count = in.count};%n", to.name()));
            for (Lane lane : from.lanes()) {
                text.append(
                        from.perTransfer() == 1
                                ? String.format("            out.%1$s = in.%1$s;%n", lane.name())
                                : String.format(
                                        "            for (int i = 0; i < %2$d; i++) { out.%1$s[i] = in.%1$s[i]; }%n",
                                        lane.name(), from.perTransfer()));
            }
            flags(from, "", text);
            text.append(String.format("            write_channel_intel(%s, out);%n", to.name()));
        } else {
            one(from, to, text);
        }
        text.append("        }\n");
    }

    /** Element by element, or one transfer without any. */
    private static void one(FieldStream from, FieldStream to, StringBuilder text) {
        text.append("            for (int i = 0; i == 0 || i < in.count; i++) {\n");
        text.append(String.format("            %s_t out = {.count = in.count > 0};%n", to.name()));
        for (Lane lane : from.lanes()) {
            text.append(String.format(
                    "            out.%s%s = in.%s%s;%n",
                    lane.name(),
                    to.perTransfer() == 1 ? "" : "[0]",
                    lane.name(),
                    from.perTransfer() == 1 ? "" : "[i]"));
        }
        flags(from, " && i + 1 >= in.count", text);
        text.append(String.format("            write_channel_intel(%s, out);%n            }%n", to.name()));
    }

    private static void flags(FieldStream from, String condition, StringBuilder text) {
        text.append("            out.last = in.last").append(condition).append(";\n");
        if (from.isOfLists()) {
            text.append("            out.end = in.end").append(condition).append(";\n");
        }
    }
}
