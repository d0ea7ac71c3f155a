package dev.smi.apps.bnn.train;

import static org.assertj.core.api.Assertions.assertThat;

import dev.smi.cli.CommandRunner;
import dev.smi.cli.ExitStatus;
import dev.smi.model.json.JsonParser;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class BnnTrainCommandTest {
