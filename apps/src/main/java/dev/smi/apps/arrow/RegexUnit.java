package dev.smi.apps.arrow;

import dev.smi.apps.arrow.KernelUnit.Settings;
import dev.smi.apps.arrow.regex.Automaton;
import dev.smi.arrow.Platform;
import dev.smi.data.ComputeUnit;
import dev.smi.data.UnitContext;
import dev.smi.data.UnitFactory;
import java.time.Duration;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.types.pojo.Schema;

/** Makes units that count the strings of their rows which match an expression. */
public final class RegexUnit implements UnitFactory {

    /** Made by workers. */
    public RegexUnit() {}

    @Override
    public ComputeUnit open(UnitContext context) {
        Settings settings = Settings.decode(context.parameters());
        Automaton automaton = Automaton.compile("--pattern", settings.own());
        return new KernelUnit(context, settings, new KernelUnit.Example() {
            @Override
            public ExampleProgram program(Schema schema) {
                return RegexProgram.program();
            }

            @Override
            public long run(Platform platform, VectorSchemaRoot rows, Duration deadline) {
                try (BufferAllocator allocator = new RootAllocator()) {
                    return RegexProgram.run(platform, rows, automaton, deadline, allocator);
                }
            }
        });
    }
}
