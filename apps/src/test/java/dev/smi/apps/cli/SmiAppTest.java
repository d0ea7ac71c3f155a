package dev.smi.apps.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** Whichever way an application is found, it is the same. */
class SmiAppTest {

    @Test
    void shouldDescribeOneApplicationAsAmongAll() {
        CommandLine all = new CommandLine(SmiApp.command());
        assertThat(all.getSubcommands()).isNotEmpty();
        all.getSubcommands().forEach((name, application) -> {
            CommandLine alone = new CommandLine(SmiApp.command(name, "--help"));
            assertThat(alone.getSubcommands()).as("only what is asked for").containsOnlyKeys(name);
            assertThat(alone.getSubcommands().values())
                    .extracting(CommandLine::getUsageMessage)
                    .containsExactly(application.getUsageMessage());
        });
    }

    @Test
    void shouldDescribeAllIfNoneIsNamed() {
        assertThat(new CommandLine(SmiApp.command("--help")).getSubcommands()).hasSizeGreaterThan(1);
        assertThat(new CommandLine(SmiApp.command("zip")).getSubcommands()).hasSizeGreaterThan(1);
    }
}
