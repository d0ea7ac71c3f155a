/* Every collective in all types; each kernel does the collective several times and counts wrong elements in found[0], right calls in found[1]. */
#include <smi.h>

#define VALUE(T, i, r, k) ((T)((i) * 3 + (r) * 5 + (k) * 7 + 1))

#define COLLECTIVES(T, SMI_T, PORT)                                                                                        \
    __kernel void broadcast_##T(__global int *restrict found, const int count, const int repeat, const int root, SMI_Comm comm) \
    {                                                                                                                      \
        const int rank = SMI_Comm_rank(comm);                                                                              \
        const int ranks = SMI_Comm_size(comm);                                                                             \
        for (int k = 0; k < repeat; k++) {                                                                                 \
            const int from = (root + k) % ranks;                                                                           \
            SMI_BChannel __attribute__((register)) chan = SMI_Open_bcast_channel(count, SMI_T, PORT, from, comm);          \
            for (int i = 0; i < count; i++) {                                                                              \
                T value = rank == from ? VALUE(T, i, from, k) : (T)0;                                                      \
                SMI_Bcast(&chan, &value);                                                                                  \
                found[0] += value != VALUE(T, i, from, k);                                                                 \
            }                                                                                                              \
            found[1]++;                                                                                                    \
        }                                                                                                                  \
    }                                                                                                                      \
    __kernel void reduce_##T(__global int *restrict found, const int count, const int repeat, const int root, SMI_Comm comm) \
    {                                                                                                                      \
        const int rank = SMI_Comm_rank(comm);                                                                              \
        const int ranks = SMI_Comm_size(comm);                                                                             \
        for (int k = 0; k < repeat; k++) {                                                                                 \
            const int to = (root + k) % ranks;                                                                             \
            SMI_RChannel chan = SMI_Open_reduce_channel(count, SMI_T, SMI_ADD, PORT + 1, to, comm);                        \
            for (int i = 0; i < count; i++) {                                                                              \
                T value = VALUE(T, i, rank, k);                                                                            \
                T sum = 0;                                                                                                 \
                SMI_Reduce(&chan, &value, &sum);                                                                           \
                T expected = 0;                                                                                            \
                for (int r = 0; r < ranks; r++) { expected += VALUE(T, i, r, k); }                                         \
                found[0] += rank == to && sum != expected;                                                                 \
            }                                                                                                              \
            found[1]++;                                                                                                    \
        }                                                                                                                  \
    }                                                                                                                      \
    __kernel void scatter_##T(__global int *restrict found, const int count, const int repeat, const int root, SMI_Comm comm) \
    {                                                                                                                      \
        const int rank = SMI_Comm_rank(comm);                                                                              \
        const int ranks = SMI_Comm_size(comm);                                                                             \
        for (int k = 0; k < repeat; k++) {                                                                                 \
            const int from = (root + k) % ranks;                                                                           \
            SMI_ScatterChannel chan = SMI_Open_scatter_channel(count, count, SMI_T, PORT + 2, from, comm);                 \
            const int calls = rank == from ? count * ranks : count;                                                        \
            for (int i = 0; i < calls; i++) {                                                                              \
                T send = VALUE(T, i, from, k);                                                                             \
                T received = VALUE(T, i, from, k);                                                                         \
                SMI_Scatter(&chan, &send, &received);                                                                      \
                if (rank != from) { found[0] += received != VALUE(T, rank * count + i, from, k); }                         \
                else { found[0] += received != VALUE(T, i, from, k); }                                                     \
            }                                                                                                              \
            found[1]++;                                                                                                    \
        }                                                                                                                  \
    }                                                                                                                      \
    __kernel void gather_##T(__global int *restrict found, const int count, const int repeat, const int root, SMI_Comm comm) \
    {                                                                                                                      \
        const int rank = SMI_Comm_rank(comm);                                                                              \
        const int ranks = SMI_Comm_size(comm);                                                                             \
        for (int k = 0; k < repeat; k++) {                                                                                 \
            const int to = (root + k) % ranks;                                                                             \
            SMI_GatherChannel chan = SMI_Open_gather_channel(count, count, SMI_T, PORT + 3, to, comm);                     \
            const int calls = rank == to ? count * ranks : count;                                                          \
            for (int i = 0; i < calls; i++) {                                                                              \
                T send = VALUE(T, rank == to ? i : rank * count + i, 0, k);                                                \
                T received = 0;                                                                                            \
                SMI_Gather(&chan, &send, &received);                                                                       \
                if (rank == to) { found[0] += received != VALUE(T, i, 0, k); }                                             \
            }                                                                                                              \
            found[1]++;                                                                                                    \
        }                                                                                                                  \
    }

COLLECTIVES(int, SMI_INT, 0)
COLLECTIVES(float, SMI_FLOAT, 4)
COLLECTIVES(double, SMI_DOUBLE, 8)
COLLECTIVES(char, SMI_CHAR, 12)
COLLECTIVES(short, SMI_SHORT, 16)

/* Largest and smallest of negative numbers. */
__kernel void extremes(__global int *restrict found, const int count, const int root, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    SMI_RChannel largest = SMI_Open_reduce_channel(count, SMI_FLOAT, SMI_MAX, 30, root, comm);
    SMI_RChannel smallest = SMI_Open_reduce_channel(count, SMI_SHORT, SMI_MIN, 31, root, comm);
    for (int i = 0; i < count; i++) {
        float value = -1.5f - rank - i;
        float max = 1;
        SMI_Reduce(&largest, &value, &max);
        short whole = -rank - i;
        short min = 1;
        SMI_Reduce(&smallest, &whole, &min);
        if (rank == root) {
            found[0] += max != -1.5f - i;
            found[0] += min != -(ranks - 1) - i;
        }
    }
    found[1]++;
}

/* Sums of floats that depend on the order of addition: in order of rank. */
__kernel void rounding(__global int *restrict found, const int count, const int root, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    SMI_RChannel chan = SMI_Open_reduce_channel_ad(count, SMI_FLOAT, SMI_ADD, 32, root, comm, 100);
    for (int i = 0; i < count; i++) {
        float value = 0.1f * (i + 1) * (rank * rank + 1);
        float sum = 0;
        SMI_Reduce(&chan, &value, &sum);
        float expected = 0.1f * (i + 1);
        for (int r = 1; r < ranks; r++) {
            expected += 0.1f * (i + 1) * (r * r + 1);
        }
        found[0] += rank == root && sum != expected;
    }
    found[1]++;
}

/* Collectives that depend on each other element by element, on ports of their own, beside a ring of messages. */
__kernel void together(__global int *restrict found, const int count, const int root, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    const int after = (rank + 1) % ranks;
    const int before = (rank + ranks - 1) % ranks;
    SMI_Channel out = SMI_Open_send_channel(count, SMI_INT, after, 33, comm);
    SMI_Channel in = SMI_Open_receive_channel(count, SMI_INT, before, 33, comm);
    SMI_RChannel sum = SMI_Open_reduce_channel(count, SMI_INT, SMI_ADD, 34, root, comm);
    for (int i = 0; i < count; i++) {
        SMI_BChannel all = SMI_Open_bcast_channel(1, SMI_INT, 35, root, comm);
        int own = rank + i;
        int total = 0;
        SMI_Push_flush(&out, &own, 1);
        SMI_Reduce(&sum, &own, &total);
        SMI_Bcast(&all, &total); /* nobody contributes the next element before it has the sum of this one */
        int neighbour;
        SMI_Pop(&in, &neighbour);
        found[0] += total != ranks * (ranks - 1) / 2 + ranks * i;
        found[0] += neighbour != before + i;
    }
    found[1]++;
}

/* A message around the ring and a broadcast, in either order. */
__kernel void side_by_side(__global int *restrict found, const int count, const int root, const int broadcast_first, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int ranks = SMI_Comm_size(comm);
    for (int turn = 0; turn < 2; turn++) {
        if (turn == (broadcast_first ? 0 : 1)) {
            SMI_BChannel all = SMI_Open_bcast_channel(count, SMI_INT, 36, root, comm);
            for (int i = 0; i < count; i++) {
                int value = rank == root ? 3 * i : 0;
                SMI_Bcast(&all, &value);
                found[0] += value != 3 * i;
            }
        } else {
            SMI_Channel out = SMI_Open_send_channel(count, SMI_INT, (rank + 1) % ranks, 37, comm);
            SMI_Channel in = SMI_Open_receive_channel(count, SMI_INT, (rank + ranks - 1) % ranks, 37, comm);
            for (int i = 0; i < count; i++) {
                int value = 5 * i + rank;
                SMI_Push(&out, &value);
            }
            for (int i = 0; i < count; i++) {
                int value;
                SMI_Pop(&in, &value);
                found[0] += value != 5 * i + (rank + ranks - 1) % ranks;
            }
        }
    }
    found[1]++;
}

/* Sums whose last bits depend on the order of addition, for a look from outside. */
__kernel void sums(__global float *restrict sums, const int count, const int root, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    SMI_RChannel chan = SMI_Open_reduce_channel(count, SMI_FLOAT, SMI_ADD, 38, root, comm);
    for (int i = 0; i < count; i++) {
        float value = 0.1f * (i + 1) * (rank * rank + 1);
        float sum = 0;
        SMI_Reduce(&chan, &value, &sum);
        sums[i] = sum;
    }
}
