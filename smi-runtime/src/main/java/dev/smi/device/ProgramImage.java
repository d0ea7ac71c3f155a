package dev.smi.device;

import dev.smi.model.Program;
import dev.smi.model.io.BuildFile;
import dev.smi.route.table.RoutingTables;
import dev.smi.topology.Topology;
import java.nio.file.Path;

/**
 * A program to load, checked against its surroundings.
 *
 * @param name the program's name
 * @param directory where smi-codegen wrote its device code
 * @param description its endpoints
 * @param build how its device code is compiled
 * @param topology the cables of all FPGAs
 * @param tables the routing tables of all ranks
 */
public record ProgramImage(
        String name, Path directory, Program description, BuildFile build, Topology topology, RoutingTables tables) {}
