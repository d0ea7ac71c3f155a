package dev.smi.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** The version that {@code --version} prints: the project's, and the Java it runs on. */
public final class SmiVersion implements IVersionProvider {

    private static final String RESOURCE = "version.properties";

    /** Made by picocli. */
    public SmiVersion() {}

    @Override
    public String[] getVersion() {
        return new String[] {
            "SMI for the JVM " + project(), "Java " + Runtime.version() + ", " + System.getProperty("os.arch")
        };
    }

    private static String project() {
        Properties properties = new Properties();
        try (InputStream in = SmiVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the jar of smi-cli");
            }
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
        return properties.getProperty("version", "unknown");
    }
}
