package dev.smi.data.mpjrun;

import dev.smi.Smi;
import dev.smi.data.cluster.WorkerStarter;
import dev.smi.data.wire.Endpoint;
import dev.smi.data.worker.Worker;
import java.io.IOException;

/** A worker on every rank: {@code mpjrun -np 4 dev.smi.data.mpjrun.RankWorker HOST:PORT}. Its device is the rank's. */
public final class RankWorker {

    private RankWorker() {}

    /**
     * Works until the client is done.
     *
     * @param args the last two are where the client listens, and what stands before the rank's number in the worker's
     *     name; or the last one is where it listens
     * @throws IOException if there is no client, or it does not take the worker
     */
    public static void main(String[] args) throws IOException {
        String token = System.getenv(WorkerStarter.TOKEN_VARIABLE);
        if (args.length == 0 || token == null || token.isBlank()) {
            throw new IOException("say where the client listens, HOST:PORT, and set " + WorkerStarter.TOKEN_VARIABLE
                    + " to the token that it was given");
        }
        boolean isNamed = args[args.length - 1].endsWith("-");
        String names = isNamed ? args[args.length - 1] : "rank-";
        Endpoint client = Endpoint.parse(args[args.length - (isNamed ? 2 : 1)]);
        try (Smi smi = Smi.init(args)) {
            Worker.serve(client, token, names + smi.world().rank(), smi);
        }
    }
}
