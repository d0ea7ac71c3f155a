/* Flushes of every kind, in a helper that is called with channels of different types and degrees. */
#include <smi.h>

/* Pushes count elements and flushes every n-th one; n = 0 is no flush at all. */
static void push_all(SMI_Channel *chan, void *value, __private int *number, const int count, const int n)
{
    for (int i = 0; i < count; i++) {
        *number = i;
        SMI_Push_flush(chan, value, n != 0 && i % n == n - 1);
    }
}

__kernel void send(const int count, const int n, const int to, SMI_Comm comm)
{
    int i;
    SMI_Channel ints = SMI_Open_send_channel(count, SMI_INT, to, 0, comm);
    push_all(&ints, &i, &i, count, n);
    SMI_Channel chars = SMI_Open_send_channel_ad(count, SMI_CHAR, to, 1, comm, 13);
    push_all(&chars, &i, &i, count, n); /* little endian: its first byte */
}

__kernel void receive(__global int *ints_out, __global int *chars_out, const int count, const int from, SMI_Comm comm)
{
    SMI_Channel ints = SMI_Open_receive_channel(count, SMI_INT, from, 0, comm);
    for (int i = 0; i < count; i++) {
        SMI_Pop(&ints, &ints_out[i]);
    }
    SMI_Channel chars = SMI_Open_receive_channel_ad(count, SMI_CHAR, from, 1, comm, 13);
    for (int i = 0; i < count; i++) {
        char value;
        SMI_Pop(&chars, &value);
        chars_out[i] = value;
    }
}

/* A flushed element arrives although its packet has room and the message goes on: the answer is waited for before the next. */
__kernel void ask(__global int *out, const int count, const int to, SMI_Comm comm)
{
    SMI_Channel questions = SMI_Open_send_channel(count, SMI_INT, to, 2, comm);
    SMI_Channel answers = SMI_Open_receive_channel(count, SMI_INT, to, 3, comm);
    for (int i = 0; i < count; i++) {
        SMI_Push_flush(&questions, &i, 1);
        SMI_Pop(&answers, &out[i]);
    }
}

__kernel void answer(const int count, const int from, SMI_Comm comm)
{
    SMI_Channel questions = SMI_Open_receive_channel(count, SMI_INT, from, 2, comm);
    SMI_Channel answers = SMI_Open_send_channel(count, SMI_INT, from, 3, comm);
    for (int i = 0; i < count; i++) {
        int question;
        SMI_Pop(&questions, &question);
        int value = question * question;
        SMI_Push_flush(&answers, &value, 1);
    }
}
