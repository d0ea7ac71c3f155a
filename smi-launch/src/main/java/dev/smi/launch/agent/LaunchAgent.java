package dev.smi.launch.agent;

import java.lang.instrument.Instrumentation;

/**
 * The agent's entry. Its jar, one for each job, also names the classes that all ranks of a JVM share: what a jar's
 * {@code Class-Path} names is loaded by the application's loader, above those of the ranks.
 */
public final class LaunchAgent {

    private LaunchAgent() {}

    /**
     * Called by the JVM before {@code main}.
     *
     * @param options {@link AgentOptions} as text
     */
    public static void premain(String options, Instrumentation instrumentation) {
        AgentOptions parsed = AgentOptions.parse(options);
        instrumentation.addTransformer(new MpjRewriter(parsed.scope().isOneHost()));
        LauncherWatch.start(parsed);
    }
}
