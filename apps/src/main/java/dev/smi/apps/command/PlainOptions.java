package dev.smi.apps.command;

import picocli.CommandLine.Model.OptionSpec;

/**
 * Describes options by calls instead of annotations. To read annotations the JVM makes a class for each of their kinds,
 * which takes longer than {@code gzip} does to compress twenty megabytes; commands for which that counts use these.
 * Stateless.
 */
public final class PlainOptions {

    private PlainOptions() {}

    /**
     * An option without a value; see {@link #isGiven}.
     *
     * @param names with their dashes, at least one
     */
    public static OptionSpec flag(String description, String... names) {
        return OptionSpec.builder(names)
                .type(boolean.class)
                .arity("0")
                .defaultValue("false")
                .description(description)
                .build();
    }

    /** Whether such an option was given. */
    public static boolean isGiven(OptionSpec flag) {
        return Boolean.TRUE.equals(flag.<Boolean>getValue());
    }

    /** The option that shows the help and ends the command. */
    public static OptionSpec help() {
        return OptionSpec.builder("-h", "--help")
                .type(boolean.class)
                .arity("0")
                .usageHelp(true)
                .description("Show this help message and exit.")
                .build();
    }

    /** The option that shows the version and ends the command. */
    public static OptionSpec version() {
        return OptionSpec.builder("-V", "--version")
                .type(boolean.class)
                .arity("0")
                .versionHelp(true)
                .description("Print version information and exit.")
                .build();
    }
}
