package dev.smi.hls;

/**
 * The support kernel of one scatter or gather endpoint.
 *
 * @param operation {@code scatter} or {@code gather}
 * @param fifos how it is connected
 */
public record ShareKernel(String operation, int port, SupportFifos fifos) implements HlsUnit {}
