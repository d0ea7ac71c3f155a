package dev.smi.codegen.frontend.java.print;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The helpers that a file needs. For one thread. */
final class UsedHelpers {

    private static final Pattern NAME = Pattern.compile("\\bjava_\\w+");

    private final Set<Helper> used = EnumSet.noneOf(Helper.class);
    private boolean isRoundingFloats;

    /** A helper's name, which is used from now on, with what it needs. */
    String use(Helper helper) {
        if (used.add(helper)) {
            useIn(helper.text());
        }
        return helper.function();
    }

    /** Uses the helpers that a text calls. */
    void useIn(String text) {
        Matcher names = NAME.matcher(text);
        while (names.find()) {
            Helper.ofFunction(names.group()).ifPresent(this::use);
        }
    }

    /** Remembers that floats are divided, or roots of floats are computed. */
    void roundFloats() {
        isRoundingFloats = true;
    }

    /** Whether {@link #roundFloats} was called. */
    boolean isRoundingFloats() {
        return isRoundingFloats;
    }

    /** All that are used, those that others call first. */
    List<Helper> inOrder() {
        return List.copyOf(used);
    }
}
