/* Two messages that are popped in the other order than they are pushed, a rank that sends to itself, and kernels at fault. */
#include <smi.h>

__kernel void push_push(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel first = SMI_Open_send_channel(count, SMI_INT, destination, 0, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push(&first, &i);
    }
    SMI_Channel second = SMI_Open_send_channel(count, SMI_INT, destination, 1, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push(&second, &i);
    }
}

__kernel void pop_pop(__global int *restrict mem, const int count, const int source, SMI_Comm comm)
{
    SMI_Channel second = SMI_Open_receive_channel(count, SMI_INT, source, 1, comm);
    for (int i = 0; i < count; i++) {
        int value;
        SMI_Pop(&second, &value);
        mem[i] = value;
    }
    SMI_Channel first = SMI_Open_receive_channel(count, SMI_INT, source, 0, comm);
    for (int i = 0; i < count; i++) {
        int value;
        SMI_Pop(&first, &value);
        mem[i] += value;
    }
}

__kernel void to_myself(__global int *restrict mem, const int count, SMI_Comm comm)
{
    const int me = SMI_Comm_rank(comm);
    SMI_Channel out = SMI_Open_send_channel(count, SMI_INT, me, 2, comm);
    SMI_Channel in = SMI_Open_receive_channel(count, SMI_INT, me, 2, comm);
    /* opened and never used, as at the edge of a grid */
    SMI_Channel nobody = SMI_Open_send_channel(count, SMI_INT, me - 1, 3, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push(&out, &i);
        int value;
        if (i >= 50) {
            SMI_Pop(&in, &value);
            mem[i - 50] = value;
        }
    }
    for (int i = count - 50; i < count; i++) {
        SMI_Pop(&in, &mem[i]);
    }
}

__kernel void push_too_many(const int count, const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel(count, SMI_INT, destination, 4, comm);
    for (int i = 0; i <= count; i++) {
        SMI_Push(&chan, &i);
    }
}

__kernel void pop_from(__global int *restrict mem, const int count, const int source, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_receive_channel(count, SMI_INT, source, 4, comm);
    for (int i = 0; i < count; i++) {
        SMI_Pop(&chan, &mem[i]);
    }
}

__kernel void push_to_unknown_port(const int destination, SMI_Comm comm)
{
    SMI_Channel chan = SMI_Open_send_channel(1, SMI_INT, destination, 5, comm);
    int value = 1;
    SMI_Push(&chan, &value);
}

__kernel void talk(const int value, const float fraction)
{
    printf("value %d\nfraction %.2f, ", value, fraction);
    printf("end");
}
