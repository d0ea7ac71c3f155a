/* Two ranks exchange a block of numbers: each sends all of its own, then takes all of the other's. */
#include <smi.h>

#ifndef DEGREE
#define DEGREE 0 /* the default */
#endif

__kernel void exchange(__global const int *restrict mine, __global int *restrict others, const int count, SMI_Comm comm)
{
    const int other = 1 - SMI_Comm_rank(comm);
    SMI_Channel out = SMI_Open_send_channel_ad(count, SMI_INT, other, 0, comm, DEGREE);
    SMI_Channel in = SMI_Open_receive_channel_ad(count, SMI_INT, other, 0, comm, DEGREE);
    for (int i = 0; i < count; i++) {
        int value = mine[i];
        SMI_Push(&out, &value);
    }
    for (int i = 0; i < count; i++) {
        int value;
        SMI_Pop(&in, &value);
        others[i] = value;
    }
}
