package dev.smi.hls;

import java.util.List;

/**
 * The generated device source of one program.
 *
 * @param program the program's name
 * @param cables cables of the FPGA, each with a CK_S and a CK_R
 * @param maxRanks ranks that the routing tables have room for, 1 to 256
 * @param readLimit packets that a communication kernel takes from one input before it looks at the next
 * @param ports the highest port plus one
 * @param credits whether point-to-point channels wait for credits
 * @param cableFifos both directions of every cable
 * @param kernelFifos FIFOs between communication kernels
 * @param portFifos FIFOs between the application and the communication kernels
 * @param localFifos FIFOs between the application and the support kernels of collectives
 */
public record DeviceSource(
        String program,
        int cables,
        int maxRanks,
        int readLimit,
        int ports,
        boolean credits,
        List<Fifo> cableFifos,
        List<Fifo> kernelFifos,
        List<Fifo> portFifos,
        List<Fifo> localFifos,
        List<SendKernel> sendKernels,
        List<ReceiveKernel> receiveKernels,
        List<HlsUnit> supportKernels,
        List<HlsUnit> functions)
        implements HlsUnit {}
