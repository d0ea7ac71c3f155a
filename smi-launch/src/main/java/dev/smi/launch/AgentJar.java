package dev.smi.launch;

import dev.smi.launch.agent.LaunchAgent;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;

/**
 * The jar by which all JVMs of a job get the agent and the shared classes: nothing but a manifest. A class path that an
 * agent's jar names belongs to the application's loader, which is the parent of those that MPJ Express makes for ranks.
 */
final class AgentJar {

    private AgentJar() {}

    static void write(Path file, List<Path> shared) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.put(new Attributes.Name("Premain-Class"), LaunchAgent.class.getName());
        // directories end in a slash, which toUri sees to
        attributes.put(
                Attributes.Name.CLASS_PATH,
                shared.stream().map(Path::toUri).map(URI::toString).collect(Collectors.joining(" ")));
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            jar.finish();
        }
    }
}
