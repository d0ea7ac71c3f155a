/* Bandwidth between two ranks: two streams of doubles side by side, on ports of their own. The asynchronicity degree lets
   a sender be 2,048 elements ahead of its receiver, so that credits are back in time over many hops. */
#include <smi.h>

#define DEGREE 2048

__kernel void send_first(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel_ad(count, SMI_DOUBLE, destination, 0, comm, DEGREE);
    for (int i = 0; i < count; i++) {
        double value = 0.5 + i;
        SMI_Push(&chan, &value);
    }
}

__kernel void send_second(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel_ad(count, SMI_DOUBLE, destination, 1, comm, DEGREE);
    for (int i = 0; i < count; i++) {
        double value = -0.5 - i;
        SMI_Push(&chan, &value);
    }
}

/* Both receivers count what arrived as it was sent. */
__kernel void receive_first(__global int *restrict right, const int count, const int source, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_receive_channel_ad(count, SMI_DOUBLE, source, 0, comm, DEGREE);
    int matches = 0;
    for (int i = 0; i < count; i++) {
        double value;
        SMI_Pop(&chan, &value);
        matches += value == 0.5 + i;
    }
    right[0] = matches;
}

__kernel void receive_second(__global int *restrict right, const int count, const int source, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_receive_channel_ad(count, SMI_DOUBLE, source, 1, comm, DEGREE);
    int matches = 0;
    for (int i = 0; i < count; i++) {
        double value;
        SMI_Pop(&chan, &value);
        matches += value == -0.5 - i;
    }
    right[1] = matches;
}
