/* Point to point in all types, one port for each; values vary per element and per message. */
#include <smi.h>

#define VALUE(type, i, r) ((type)((i) * 7 + (r) * 3 + 1))

__kernel void send_int(const int count, const int repeat, const int destination, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_send_channel(count, SMI_INT, destination, 0, comm);
        for (int i = 0; i < count; i++) {
            int value = VALUE(int, i, r);
            SMI_Push(&chan, &value);
        }
    }
}

/* Counts wrong elements in found[0] and messages in found[1]. */
__kernel void receive_int(__global int *restrict found, const int count, const int repeat, const int source, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_receive_channel(count, SMI_INT, source, 0, comm);
        for (int i = 0; i < count; i++) {
            int value;
            SMI_Pop(&chan, &value);
            found[0] += value != VALUE(int, i, r);
        }
        found[1]++;
    }
}

__kernel void send_float(const int count, const int repeat, const int destination, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_send_channel(count, SMI_FLOAT, destination, 1, comm);
        for (int i = 0; i < count; i++) {
            float value = VALUE(float, i, r);
            SMI_Push(&chan, &value);
        }
    }
}

/* Counts wrong elements in found[0] and messages in found[1]. */
__kernel void receive_float(__global int *restrict found, const int count, const int repeat, const int source, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_receive_channel(count, SMI_FLOAT, source, 1, comm);
        for (int i = 0; i < count; i++) {
            float value;
            SMI_Pop(&chan, &value);
            found[0] += value != VALUE(float, i, r);
        }
        found[1]++;
    }
}

__kernel void send_double(const int count, const int repeat, const int destination, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_send_channel(count, SMI_DOUBLE, destination, 2, comm);
        for (int i = 0; i < count; i++) {
            double value = VALUE(double, i, r);
            SMI_Push(&chan, &value);
        }
    }
}

/* Counts wrong elements in found[0] and messages in found[1]. */
__kernel void receive_double(__global int *restrict found, const int count, const int repeat, const int source, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_receive_channel(count, SMI_DOUBLE, source, 2, comm);
        for (int i = 0; i < count; i++) {
            double value;
            SMI_Pop(&chan, &value);
            found[0] += value != VALUE(double, i, r);
        }
        found[1]++;
    }
}

__kernel void send_char(const int count, const int repeat, const int destination, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_send_channel(count, SMI_CHAR, destination, 3, comm);
        for (int i = 0; i < count; i++) {
            char value = VALUE(char, i, r);
            SMI_Push(&chan, &value);
        }
    }
}

/* Counts wrong elements in found[0] and messages in found[1]. */
__kernel void receive_char(__global int *restrict found, const int count, const int repeat, const int source, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_receive_channel(count, SMI_CHAR, source, 3, comm);
        for (int i = 0; i < count; i++) {
            char value;
            SMI_Pop(&chan, &value);
            found[0] += value != VALUE(char, i, r);
        }
        found[1]++;
    }
}

__kernel void send_short(const int count, const int repeat, const int destination, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_send_channel(count, SMI_SHORT, destination, 4, comm);
        for (int i = 0; i < count; i++) {
            short value = VALUE(short, i, r);
            SMI_Push(&chan, &value);
        }
    }
}

/* Counts wrong elements in found[0] and messages in found[1]. */
__kernel void receive_short(__global int *restrict found, const int count, const int repeat, const int source, SMI_Comm comm)
{
    for (int r = 0; r < repeat; r++) {
        SMI_Channel chan = SMI_Open_receive_channel(count, SMI_SHORT, source, 4, comm);
        for (int i = 0; i < count; i++) {
            short value;
            SMI_Pop(&chan, &value);
            found[0] += value != VALUE(short, i, r);
        }
        found[1]++;
    }
}
