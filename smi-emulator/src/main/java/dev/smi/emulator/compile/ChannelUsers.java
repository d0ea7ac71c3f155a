package dev.smi.emulator.compile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the kernels that use each channel, in functions that they call, too, in intermediate representation. */
final class ChannelUsers {

    private static final Pattern DEFINITION = Pattern.compile("^define [^@]*@([\\w.$]+)\\(.*");
    private static final Pattern SYMBOL = Pattern.compile("@([\\w.$]+)");

    private final Map<String, Set<String>> mentions = new HashMap<>();

    private ChannelUsers() {}

    /**
     * Kernels by channel.
     *
     * @param texts the program's files; functions of one may be called in another
     */
    static Map<String, SortedSet<String>> of(List<String> texts, List<String> kernels, Set<String> channels) {
        ChannelUsers users = new ChannelUsers();
        texts.forEach(users::read);
        Map<String, SortedSet<String>> byChannel = new TreeMap<>();
        for (String kernel : kernels) {
            for (String symbol : users.reached(kernel)) {
                if (channels.contains(symbol)) {
                    byChannel.computeIfAbsent(symbol, _ -> new TreeSet<>()).add(kernel);
                }
            }
        }
        return byChannel;
    }

    private void read(String text) {
        Set<String> symbols = new TreeSet<>();
        for (String line : text.lines().toList()) {
            Matcher definition = DEFINITION.matcher(line);
            if (definition.matches()) {
                symbols = mentions.computeIfAbsent(definition.group(1), _ -> new TreeSet<>());
            } else if (line.startsWith("}")) {
                symbols = new TreeSet<>();
            } else {
                SYMBOL.matcher(line).results().map(m -> m.group(1)).forEach(symbols::add);
            }
        }
    }

    private Set<String> reached(String kernel) {
        Set<String> reached = new TreeSet<>();
        List<String> open = new ArrayList<>(List.of(kernel));
        while (!open.isEmpty()) {
            for (String symbol : mentions.getOrDefault(open.removeLast(), Set.of())) {
                if (reached.add(symbol)) {
                    open.add(symbol);
                }
            }
        }
        return reached;
    }
}
