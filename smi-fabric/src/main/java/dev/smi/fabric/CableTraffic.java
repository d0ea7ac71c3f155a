package dev.smi.fabric;

import dev.smi.model.CableEnd;

/**
 * What went over one direction of a cable since the fabric was made.
 *
 * @param packets packets, credits included
 * @param elements elements in the data packets
 */
public record CableTraffic(CableEnd from, CableEnd to, long packets, long elements) {}
