#include <smi.h>

/* A packet is sent when it is full: a kernel that waits for what it has not made others send would wait for ever. */
#define AHEAD 14

/*
 * One step of an all-to-all exchange: every rank sends to the one that is `distance` further on and receives from the one that is as
 * far behind, two packets later. errors[0] counts elements that are wrong, errors[1] those that arrived.
 */
__kernel void exchange(__global int *restrict errors, const int count, const int distance, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int size = SMI_Comm_size(comm);
    const int source = (rank + size - distance) % size;
    SMI_Channel to = SMI_Open_send_channel(count, SMI_INT, (rank + distance) % size, 0, comm);
    SMI_Channel from = SMI_Open_receive_channel(count, SMI_INT, source, 0, comm);
    for (int i = 0; i < count + AHEAD; i++) {
        if (i < count) {
            int sent = rank * 100000 + distance * 1000 + i;
            SMI_Push(&to, &sent);
        }
        if (i >= AHEAD) {
            int received;
            SMI_Pop(&from, &received);
            errors[0] += received != source * 100000 + distance * 1000 + i - AHEAD;
            errors[1]++;
        }
    }
}
