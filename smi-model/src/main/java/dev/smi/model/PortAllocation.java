package dev.smi.model;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How a program's hardware ports are dealt to the pairs of communication kernels, one pair per cable. Immutable.
 *
 * <p>All {@code cks_data}, then all {@code cks_control} FIFOs, each in order of port, go round robin to the CK_Ss; all
 * {@code ckr_data}, then all {@code ckr_control} FIFOs go round robin to the CK_Rs. Code generator and route generator
 * both rely on this order. Source: docs/design/smi-spec.md, section 3.
 */
public final class PortAllocation {

    private final List<List<HardwarePort>> toSend;
    private final List<List<HardwarePort>> fromReceive;

    private PortAllocation(List<List<HardwarePort>> toSend, List<List<HardwarePort>> fromReceive) {
        this.toSend = toSend;
        this.fromReceive = fromReceive;
    }

    /**
     * Deals the hardware ports of a program.
     *
     * @param cables cables, and so CK pairs, of one FPGA; at least 1
     */
    public static PortAllocation of(Program program, int cables) {
        if (cables < 1) {
            throw new IllegalArgumentException("an FPGA with " + cables + " cables has no communication kernels");
        }
        return new PortAllocation(
                deal(program, List.of(FifoKey.CKS_DATA, FifoKey.CKS_CONTROL), cables),
                deal(program, List.of(FifoKey.CKR_DATA, FifoKey.CKR_CONTROL), cables));
    }

    private static List<List<HardwarePort>> deal(Program program, List<FifoKey> keys, int cables) {
        List<HardwarePort> all = new ArrayList<>();
        for (FifoKey key : keys) {
            program.operations().stream()
                    .filter(o -> o.fifos(program.flowControl()).contains(key))
                    .sorted(Comparator.comparing(Operation::port))
                    .forEach(o -> all.add(new HardwarePort(o, key)));
        }
        return IntStream.range(0, cables)
                .mapToObj(cable -> IntStream.range(0, all.size())
                        .filter(i -> i % cables == cable)
                        .mapToObj(all::get)
                        .toList())
                .toList();
    }

    /** Cables, and so CK pairs, that the ports were dealt to. */
    public int cables() {
        return toSend.size();
    }

    /** FIFOs that lead into the CK_S of a cable, in the order of its inputs. */
    public List<HardwarePort> toSendKernel(int cable) {
        return toSend.get(cable);
    }

    /** FIFOs that come out of the CK_R of a cable; the j-th is addressed by routing code {@code cables + j}. */
    public List<HardwarePort> fromReceiveKernel(int cable) {
        return fromReceive.get(cable);
    }

    /** The FIFOs of all CK_Rs, in order of cable. */
    public List<HardwarePort> fromReceiveKernels() {
        return fromReceive.stream().flatMap(List::stream).toList();
    }

    /** The FIFOs of all CK_Ss, in order of cable. */
    public List<HardwarePort> toSendKernels() {
        return toSend.stream().flatMap(List::stream).toList();
    }

    @Override
    public String toString() {
        return "PortAllocation" + Collections.unmodifiableList(toSend) + fromReceive;
    }
}
