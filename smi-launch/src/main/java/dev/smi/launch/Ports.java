package dev.smi.launch;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * The three ports of MPJ Express.
 *
 * @param daemon where the starter tells the daemon what to run
 * @param manager where ranks ask the daemon for ports
 * @param starter where ranks tell the starter their ports
 */
public record Ports(int daemon, int manager, int starter) {

    /** Those in the configuration that MPJ Express comes with. */
    public static final Ports USUAL = new Ports(40055, 40052, 40002);

    /** Below those that the kernel gives to outgoing connections, which could take one between choice and use. */
    private static final int FIRST = 20_000;

    /** From here on MPJ Express deals ports to ranks. */
    private static final int END = 25_000;

    private static final int NEEDED = 3;
    private static final int TRIES = 1000;

    /** Ports that nobody listens on, chosen at random so that jobs started at once choose different ones. */
    static Ports free() throws LaunchException {
        SplittableRandom random =
                new SplittableRandom(System.nanoTime() ^ ProcessHandle.current().pid());
        List<Integer> found = new ArrayList<>();
        for (int i = 0; i < TRIES && found.size() < NEEDED; i++) {
            int port = random.nextInt(FIRST, END);
            if (!found.contains(port) && isFree(port)) {
                found.add(port);
            }
        }
        if (found.size() < NEEDED) {
            throw new LaunchException(
                    "no free port from " + FIRST + " to " + (END - 1) + "; ss -ltn shows who has them");
        }
        return new Ports(found.get(0), found.get(1), found.get(2));
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return true;
        } catch (IOException _) {
            return false;
        }
    }
}
