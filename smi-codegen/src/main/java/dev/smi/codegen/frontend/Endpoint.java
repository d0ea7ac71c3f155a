package dev.smi.codegen.frontend;

import dev.smi.model.Operation;
import dev.smi.model.diagnostic.SourcePosition;

/**
 * A channel that a kernel opens, and so a hardware endpoint of the program.
 *
 * @param operation what is opened, on which port
 * @param kernel the function that opens it
 * @param position where
 */
public record Endpoint(Operation operation, String kernel, SourcePosition position) {}
