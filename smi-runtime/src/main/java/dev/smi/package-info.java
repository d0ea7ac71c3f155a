/**
 * The host API: one program on every rank.
 *
 * <pre>{@code
 * try (Smi smi = Smi.init(args)) {
 *     Communicator world = smi.world();
 *     Program program = smi.device().load(Path.of("build/stencil"));
 *     Buffer grid = smi.device().allocate(DataType.FLOAT, n);
 *     grid.write(tile);
 *     program.kernel("stencil").args(grid, rows, steps, world).start().join(Duration.ofSeconds(30));
 *     grid.read(tile);
 * }
 * }</pre>
 *
 * {@link dev.smi.Smi} is where to begin.
 */
@NullMarked
package dev.smi;

import org.jspecify.annotations.NullMarked;
