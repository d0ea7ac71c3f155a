package dev.smi.spark;

import java.io.Serializable;
import java.util.Map;
import org.apache.spark.broadcast.Broadcast;

/**
 * A job's units, as executors are told of them.
 *
 * @param cluster which cluster of the driver ordered them
 * @param id the same for orders whose factory, parameters and resident data are the same
 * @param factory the factory's class name
 * @param parameters the units' own
 * @param resident what each executor fetches once, in parts that fit into arrays
 * @param instances at most so many units in an executor
 */
@SuppressWarnings("ArrayRecordComponent") // compared by id
record UnitOrder(
        String cluster,
        String id,
        String factory,
        byte[] parameters,
        Map<String, Broadcast<byte[][]>> resident,
        int instances)
        implements Serializable {}
