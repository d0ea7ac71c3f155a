/* One stream between two ranks. TYPE is the element type and SMI_TYPE its name in SMI. */
#include <smi.h>

__kernel void sender(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel(count, SMI_TYPE, destination, 0, comm);
    for (int i = 0; i < count; i++) {
        TYPE value = i;
        SMI_Push(&chan, &value);
    }
}

/* Counts what arrived as it was sent. */
__kernel void receiver(__global int *restrict right, const int count, const int source, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_receive_channel(count, SMI_TYPE, source, 0, comm);
    int matches = 0;
    for (int i = 0; i < count; i++) {
        TYPE value;
        SMI_Pop(&chan, &value);
        matches += value == (TYPE)i;
    }
    right[0] = matches;
}
