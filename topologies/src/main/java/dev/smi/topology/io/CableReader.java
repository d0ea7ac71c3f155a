package dev.smi.topology.io;

import dev.smi.model.Cable;
import dev.smi.model.CableEnd;
import dev.smi.model.Rank;
import dev.smi.model.diagnostic.Diagnostics;
import dev.smi.model.diagnostic.SourcePosition;
import dev.smi.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads cables given as the names of their ends, and reports what is wrong with them. One use; not thread-safe. */
final class CableReader {

    private static final String EXAMPLE = "for example \"n00:acl0:ch0\"";

    private final Map<String, Rank> ranks;
    private final Diagnostics diagnostics;
    private final List<Cable> cables = new ArrayList<>();
    private final Map<CableEnd, SourcePosition> used = new HashMap<>();

    /** @param ranks the FPGAs there are */
    CableReader(Map<String, Rank> ranks, Diagnostics diagnostics) {
        this.ranks = ranks;
        this.diagnostics = diagnostics;
    }

    /**
     * The end of a cable as a file names it.
     *
     * @param text {@code node:fpga:ch<digits>}
     * @param position where it stands
     */
    record NamedEnd(String text, SourcePosition position) {

        /** The FPGA's part of the name, or empty if the name has not all its parts. */
        Optional<String> device() {
            int last = text.lastIndexOf(':');
            return text.indexOf(':') > 0 && last - text.indexOf(':') > 1
                    ? Optional.of(text.substring(0, last))
                    : Optional.empty();
        }
    }

    /** The cables that were read. */
    List<Cable> cables() {
        return cables;
    }

    void read(NamedEnd first, NamedEnd second) {
        Optional<CableEnd> a = end(first);
        Optional<CableEnd> b = end(second);
        if (a.isEmpty() || b.isEmpty()) {
            return;
        }
        if (a.equals(b)) {
            diagnostics.error(
                    first.position(), "cable from " + first.text() + " to itself; a cable connects two network ports");
            return;
        }
        boolean isFirstFree = claim(first, a.get());
        boolean isSecondFree = claim(second, b.get());
        if (isFirstFree && isSecondFree) {
            cables.add(new Cable(a.get(), b.get()));
        }
    }

    /** A network port; the channel is all the digits at the end. */
    private Optional<CableEnd> end(NamedEnd end) {
        String text = end.text();
        int colon = text.lastIndexOf(':');
        int digits = text.length();
        while (digits > colon + 1 && text.charAt(digits - 1) >= '0' && text.charAt(digits - 1) <= '9') {
            digits--;
        }
        if (end.device().isEmpty() || digits == text.length()) {
            diagnostics.error(end.position(), "\"" + text + "\" is not of the form node:fpga:chN, " + EXAMPLE);
            return Optional.empty();
        }
        Rank rank = ranks.get(text.substring(0, colon));
        if (rank == null) {
            diagnostics.error(end.position(), "unknown FPGA \"" + text.substring(0, colon) + "\"; add it to \"fpgas\"");
            return Optional.empty();
        }
        return channel(text.substring(digits), end.position()).map(channel -> new CableEnd(rank, channel));
    }

    private Optional<Integer> channel(String digits, SourcePosition position) {
        try {
            int channel = Integer.parseInt(digits);
            if (channel <= Topology.MAX_CHANNEL) {
                return Optional.of(channel);
            }
        } catch (NumberFormatException _) {
            // more digits than an int has: reported like any other channel that is too high
        }
        diagnostics.error(
                position,
                "channel " + digits + " exceeds " + Topology.MAX_CHANNEL
                        + "; the network ports of an FPGA are numbered from 0");
        return Optional.empty();
    }

    private boolean claim(NamedEnd name, CableEnd end) {
        SourcePosition earlier = used.putIfAbsent(end, name.position());
        if (earlier != null) {
            diagnostics.error(
                    name.position(),
                    "network port " + name.text() + " is used twice, first at line " + earlier.line()
                            + "; a cable is listed once, from either end");
        }
        return earlier == null;
    }
}
