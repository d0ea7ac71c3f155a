package dev.smi.data.wire;

import java.net.InetSocketAddress;

/**
 * Where a client listens for its workers.
 *
 * @param host a name or address that workers can reach
 * @param port of TCP
 */
public record Endpoint(String host, int port) {

    private static final int LAST_PORT = 65_535;

    public Endpoint {
        if (host.isBlank()) {
            throw new IllegalArgumentException("an endpoint without a host");
        }
        if (port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("port " + port + " is not between 1 and " + LAST_PORT);
        }
    }

    /**
     * Reads {@code HOST:PORT}; an IPv6 address is in brackets.
     *
     * @throws IllegalArgumentException if the text is not of this form
     */
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("'" + text + "' is not of the form HOST:PORT");
        }
        String host = text.substring(0, colon);
        boolean isBracketed = host.startsWith("[") && host.endsWith("]");
        try {
            int port = Integer.parseInt(text.substring(colon + 1));
            return new Endpoint(isBracketed ? host.substring(1, host.length() - 1) : host, port);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' has no port number after its colon", e);
        }
    }

    /** Its address, looked up now. */
    public InetSocketAddress address() {
        return new InetSocketAddress(host, port);
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
