/**
 * Routes: from a topology to next hops, from next hops to routing tables, and the proof that tables are free of
 * deadlock.
 *
 * <p>{@link dev.smi.route.RouteFinder}s give {@link dev.smi.route.Routes}, {@link dev.smi.route.RoutingTableBuilder}
 * makes tables of them, and {@link dev.smi.route.DeadlockProof} judges tables, whoever made them.
 */
@NullMarked
package dev.smi.route;

import org.jspecify.annotations.NullMarked;
