package dev.smi.topology.io;

import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.topology.Device;
import dev.smi.topology.Topology;
import dev.smi.topology.io.CableReader.NamedEnd;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads one link list and collects its faults. One use; not thread-safe.
 *
 * <p>Words are parted by blanks, commas or line ends and may stand in quotes; {@code #} begins a comment, and a
 * backslash at the end of a line, as command lines have it, is passed over.
 */
final class LinkListParser {

    private static final String OPTION = "--fpgalink";
    private static final Pattern COMMENT = Pattern.compile("#.*|\\\\$");
    private static final Pattern WORD = Pattern.compile("[^\\s,\"']+");

    /** The first hyphen behind a channel number: names of nodes may contain hyphens too. */
    private static final Pattern LINK = Pattern.compile("([^:]+(?::[^:]+)+?[0-9])-([^:]+:.*)");

    private final String file;
    private final Diagnostics diagnostics = new Diagnostics();
    private final List<NamedEnd> ends = new ArrayList<>();

    LinkListParser(String file) {
        this.file = file;
    }

    Topology parse(String text) {
        int line = 0;
        for (String content : text.lines().toList()) {
            readLine(COMMENT.matcher(content).replaceFirst(""), ++line);
        }
        List<Device> devices = ends.stream()
                .map(NamedEnd::device)
                .flatMap(Optional::stream)
                .distinct()
                .map(name -> new Device(name, Optional.empty()))
                .toList();
        if (ends.isEmpty() && !diagnostics.hasErrors()) {
            diagnostics.error(SourcePosition.of(file), "a link list needs at least one link, for example " + example());
        }
        CableReader cables = new CableReader(Topology.ranksOf(devices.stream().map(Device::name)), diagnostics);
        for (int i = 0; i < ends.size(); i += 2) {
            cables.read(ends.get(i), ends.get(i + 1));
        }
        diagnostics.throwIfErrors();
        return Topology.of(devices, cables.cables());
    }

    private static String example() {
        return "n00:acl0:ch0-n01:acl0:ch1";
    }

    private void readLine(String content, int line) {
        Matcher words = WORD.matcher(content);
        while (words.find()) {
            String word = words.group();
            int start = words.start();
            if (word.equals(OPTION)) {
                continue;
            }
            if (word.startsWith(OPTION + "=")) {
                start += OPTION.length() + 1;
                word = word.substring(OPTION.length() + 1);
            }
            if (!word.isEmpty()) { // what is quoted behind the = is the next word
                link(word, line, start + 1);
            }
        }
    }

    private void link(String word, int line, int column) {
        Matcher link = LINK.matcher(word);
        if (link.matches()) {
            Stream.of(1, 2)
                    .map(i -> new NamedEnd(link.group(i), new SourcePosition(file, line, column + link.start(i))))
                    .forEach(ends::add);
            return;
        }
        String remedy = word.endsWith("-eth")
                ? "; links to the Ethernet switch have no place in a topology of cables, remove it"
                : "; write every link out, for example " + example();
        diagnostics.error(
                new SourcePosition(file, line, column),
                "\"" + word + "\" is no link between two network ports" + remedy);
    }
}
