/* What Open MPI does with the same traffic as dev.smi.benchmarks.LinkProgram; prints the same lines.
 * Two ranks: streams of small messages, 64 of them on their way, ping-pong, and large messages. */
#include <mpi.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WINDOW 64

static int rank;

static void stream(char *buffer, int bytes, int count)
{
    MPI_Request requests[WINDOW];
    for (int done = 0; done < count; done += WINDOW) {
        for (int i = 0; i < WINDOW; i++) {
            char *part = buffer + (size_t)i * bytes;
            if (rank == 0) {
                MPI_Isend(part, bytes, MPI_BYTE, 1, 1, MPI_COMM_WORLD, &requests[i]);
            } else {
                MPI_Irecv(part, bytes, MPI_BYTE, 0, 1, MPI_COMM_WORLD, &requests[i]);
            }
        }
        MPI_Waitall(WINDOW, requests, MPI_STATUSES_IGNORE);
    }
    MPI_Barrier(MPI_COMM_WORLD);
}

static void bounce(char *buffer, int bytes, int count)
{
    for (int i = 0; i < count; i++) {
        if (rank == 0) {
            MPI_Send(buffer, bytes, MPI_BYTE, 1, 2, MPI_COMM_WORLD);
            MPI_Recv(buffer, bytes, MPI_BYTE, 1, 2, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
        } else {
            MPI_Recv(buffer, bytes, MPI_BYTE, 0, 2, MPI_COMM_WORLD, MPI_STATUS_IGNORE);
            MPI_Send(buffer, bytes, MPI_BYTE, 0, 2, MPI_COMM_WORLD);
        }
    }
}

static void print(const char *name, double value)
{
    if (rank == 0) {
        printf("%s %g\n", name, value);
    }
}

int main(int argc, char **argv)
{
    MPI_Init(&argc, &argv);
    MPI_Comm_rank(MPI_COMM_WORLD, &rank);
    const int largest = 1 << 20;
    char *buffer = malloc((size_t)WINDOW * largest);
    memset(buffer, 1, (size_t)WINDOW * largest);
    stream(buffer, 32, 64 * 1000);
    double start = MPI_Wtime();
    stream(buffer, 32, 64 * 50000);
    print("packets", 64.0 * 50000 / (MPI_Wtime() - start));
    bounce(buffer, 32, 1000);
    start = MPI_Wtime();
    bounce(buffer, 32, 200000);
    print("latency", (MPI_Wtime() - start) / 2 / 200000);
    const int sizes[] = {1 << 16, 1 << 18, 1 << 20};
    for (int i = 0; i < 3; i++) {
        int count = (1 << 30) / sizes[i];
        stream(buffer, sizes[i], 64);
        start = MPI_Wtime();
        stream(buffer, sizes[i], count);
        print("bandwidth", (double)count * sizes[i] / (MPI_Wtime() - start));
    }
    free(buffer);
    MPI_Finalize();
    return 0;
}
