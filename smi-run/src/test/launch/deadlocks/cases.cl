/* Kernels that wait for ever, each for another reason. */
#include <smi.h>

channel int first __attribute__((depth(4)));
channel int second[2] __attribute__((depth(2)));
channel int signal;
channel int there, back;

/* One element each way and turn: it stays in a packet that is not full. */
__kernel void lockstep(__global int *restrict out, const int count, SMI_Comm comm)
{
    const int other = 1 - SMI_Comm_rank(comm);
    SMI_Channel to = SMI_Open_send_channel(count, SMI_INT, other, 0, comm);
    SMI_Channel from = SMI_Open_receive_channel(count, SMI_INT, other, 0, comm);
    for (int i = 0; i < count; i++) {
        int value = i;
        SMI_Push(&to, &value);
        SMI_Pop(&from, &value);
        out[i] = value;
    }
}

__kernel void from_nobody(const int count, SMI_Comm comm)
{
    SMI_Channel from = SMI_Open_receive_channel(count, SMI_INT, 1, 1, comm);
    int value;
    SMI_Pop(&from, &value);
}

__kernel void sends(const int count, SMI_Comm comm)
{
    SMI_Channel to = SMI_Open_send_channel(count, SMI_INT, 1, 2, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push(&to, &i);
    }
}

__kernel void receives(const int count, SMI_Comm comm)
{
    SMI_Channel from = SMI_Open_receive_channel(count, SMI_INT, 0, 2, comm);
    int value;
    for (int i = 0; i < count; i++) {
        SMI_Pop(&from, &value);
    }
}

/* Both FIFOs have to hold everything before the signal comes. */
__kernel void fills(const int n)
{
    for (int i = 0; i < n; i++) {
        write_channel_intel(first, i);
    }
    for (int i = 0; i < 2 * n; i++) {
        write_channel_intel(second[1], i);
    }
    write_channel_intel(signal, 1);
}

__kernel void drains(const int n)
{
    read_channel_intel(signal);
    for (int i = 0; i < 2 * n; i++) {
        read_channel_intel(second[1]);
    }
    for (int i = 0; i < n; i++) {
        read_channel_intel(first);
    }
}

__kernel void asks(void)
{
    int answer = read_channel_intel(back);
    write_channel_intel(there, answer);
}

__kernel void answers(void)
{
    int question = read_channel_intel(there);
    write_channel_intel(back, question);
}

__kernel void outside(__global int *restrict out, const int at)
{
    out[0] = 1;
    out[at] = 2;
}

/* All open both broadcasts, and then some use the one first, and some the other one. */
__kernel void turned(__global int *restrict out, const int count, SMI_Comm comm)
{
    const int isFirst = SMI_Comm_rank(comm) == 0;
    SMI_BChannel one = SMI_Open_bcast_channel(count, SMI_INT, 3, 0, comm);
    SMI_BChannel two = SMI_Open_bcast_channel(count, SMI_INT, 4, 0, comm);
    int value = 1;
    if (isFirst) {
        for (int i = 0; i < count; i++) {
            SMI_Bcast(&one, &value);
        }
    }
    for (int i = 0; i < count; i++) {
        SMI_Bcast(&two, &value);
    }
    if (!isFirst) {
        for (int i = 0; i < count; i++) {
            SMI_Bcast(&one, &value);
        }
    }
    out[0] = value;
}

__kernel void says(const int n)
{
    printf("%d\n", n);
}
