package dev.smi.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MpjInstallationTest {

    @TempDir
    Path root;

    @Test
    void shouldFindNothingWhereNothingIs() {
        assertThat(MpjInstallation.find(root)).isEmpty();
    }

    @Test
    void shouldTakeJarsWithoutVersion() throws IOException {
        install();
        MpjInstallation mpj = MpjInstallation.find(root).orElseThrow();
        assertThat(mpj.jars())
                .extracting(jar -> jar.getFileName().toString())
                .containsExactly("daemon.jar", "mpj.jar", "starter.jar");
        assertThat(mpj.version()).isEqualTo("0.44");
    }

    @Test
    void shouldMissALibrary() throws IOException {
        install();
        Files.delete(root.resolve("usr/share/java/log4j-1.2.jar"));
        assertThat(MpjInstallation.find(root)).isEmpty();
    }

    @Test
    void shouldGiveAJobItsOwnPorts() throws IOException {
        install();
        Path directory = Files.createDirectory(root.resolve("home"));
        MpjHome home = MpjHome.create(directory, MpjInstallation.find(root).orElseThrow(), new Ports(1001, 1002, 1003));
        assertThat(home.isUsable()).isTrue();
        assertThat(home.daemonPort()).isEqualTo(1001);
        assertThat(Files.readAllLines(directory.resolve("conf/mpjexpress.conf")))
                .containsExactly(
                        "mpjexpress.mpjdaemon.port.1=1001",
                        "mpjexpress.mpjdaemon.port.2=1002",
                        "mpjexpress.mpjrun.port.1=1003",
                        "mpjexpress.version=0.44");
    }

    private void install() throws IOException {
        for (String name : List.of("starter", "starter-0.44", "daemon", "mpj")) {
            touch("usr/share/mpj/lib/" + name + ".jar");
        }
        for (String name : List.of("log4j-1.2", "commons-cli", "commons-codec", "commons-io")) {
            touch("usr/share/java/" + name + ".jar");
        }
        touch("etc/mpj/mpjexpress.conf");
        Files.writeString(root.resolve("etc/mpj/mpjexpress.conf"), """
                mpjexpress.mpjdaemon.port.1=40055
                mpjexpress.mpjdaemon.port.2=40052
                mpjexpress.mpjrun.port.1=40002
                mpjexpress.version=0.44
                """);
    }

    private void touch(String name) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.createFile(file);
    }
}
