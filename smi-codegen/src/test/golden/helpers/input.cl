/* Functions that are called with different channels, ports, types and degrees; each is written once for each. */
#include <smi.h>

void relay(SMI_Channel *from, SMI_Channel *to, int n);

static void count_to(int n, int port, int type, int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel_ad(n, type, destination, port, comm, 200);
    for (int i = 0; i < n; i++) {
        SMI_Push_flush(&chan, (void *)&i, i % 10 == 9);
    }
}

static void not_called(SMI_Channel *chan)
{
    SMI_Push(chan, chan);
}

__kernel void app(int n, SMI_Comm comm)
{
    SMI_Channel ends[2];
    ends[0] = SMI_Open_receive_channel(n, SMI_FLOAT, 0, 0, comm);
    ends[1] = SMI_Open_send_channel(n, SMI_FLOAT, 1, 0, comm);
    relay(&ends[0], &ends[1], n);
    SMI_Channel other = SMI_Open_send_channel(n, SMI_FLOAT, 2, 1, comm);
    relay(ends, &other, n);
    count_to(n, 4, SMI_INT, 1, comm);
    count_to(n, 5, SMI_SHORT, 2, comm);
}

void relay(SMI_Channel *from, SMI_Channel *to, int n)
{
    for (int i = 0; i < n; i++) {
        float x;
        SMI_Pop(from, &x);
        SMI_Push(to, &x);
    }
}
