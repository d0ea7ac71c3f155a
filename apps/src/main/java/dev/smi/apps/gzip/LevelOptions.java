package dev.smi.apps.gzip;

import dev.smi.apps.gzip.engine.EngineName;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** The options -1 to -9, of which the last one counts. */
final class LevelOptions {

    /** What gzip does without an option. */
    static final int DEFAULT = 6;

    private int level = DEFAULT;

    /** 1 to 9. */
    int level() {
        return level;
    }

    /** Adds the options to a command. */
    void addTo(CommandSpec command) {
        for (int l = 1; l <= EngineName.LEVELS; l++) {
            command.addOption(option(l));
        }
    }

    private OptionSpec option(int number) {
        OptionSpec.Builder option = OptionSpec.builder("-" + number)
                .arity("0")
                .type(boolean.class)
                .hidden(number > 1 && number < EngineName.LEVELS)
                .setter(new ISetter() {
                    @Override
                    public <T> T set(T value) {
                        if (Boolean.TRUE.equals(value)) {
                            level = number;
                        }
                        return value;
                    }
                });
        if (number == 1) {
            option.description("Fastest; -2 to -8 are between the two, -" + DEFAULT + " if none is given.");
        } else if (number == EngineName.LEVELS) {
            option.description("Smallest.");
        }
        return option.build();
    }
}
