/* Point to point in all types, one port for each; values vary per element and per message. With DEGREE defined the channels
   are opened with it. */
#include <smi.h>

#ifdef DEGREE
#define OPEN_SEND(count, type, to, port, comm) SMI_Open_send_channel_ad(count, type, to, port, comm, DEGREE)
#define OPEN_RECEIVE(count, type, from, port, comm) SMI_Open_receive_channel_ad(count, type, from, port, comm, DEGREE)
#else
#define OPEN_SEND SMI_Open_send_channel
#define OPEN_RECEIVE SMI_Open_receive_channel
#endif

#define VALUE(type, i, r) ((type)((i) * 7 + (r) * 3 + 1))

/* The receiver counts wrong elements in found[0] and messages in found[1]. */
#define SENDER_AND_RECEIVER(TYPE, SMI_TYPE, PORT)                                                                           \
    __kernel void send_##TYPE(const int count, const int repeat, const int destination, SMI_Comm comm)                      \
    {                                                                                                                       \
        for (int r = 0; r < repeat; r++) {                                                                                  \
            SMI_Channel chan = OPEN_SEND(count, SMI_TYPE, destination, PORT, comm);                                         \
            for (int i = 0; i < count; i++) {                                                                               \
                TYPE value = VALUE(TYPE, i, r);                                                                             \
                SMI_Push(&chan, &value);                                                                                    \
            }                                                                                                               \
        }                                                                                                                   \
    }                                                                                                                       \
    __kernel void receive_##TYPE(                                                                                           \
        __global int *restrict found, const int count, const int repeat, const int source, SMI_Comm comm)                   \
    {                                                                                                                       \
        for (int r = 0; r < repeat; r++) {                                                                                  \
            SMI_Channel chan = OPEN_RECEIVE(count, SMI_TYPE, source, PORT, comm);                                           \
            for (int i = 0; i < count; i++) {                                                                               \
                TYPE value;                                                                                                 \
                SMI_Pop(&chan, &value);                                                                                     \
                found[0] += value != VALUE(TYPE, i, r);                                                                     \
            }                                                                                                               \
            found[1]++;                                                                                                     \
        }                                                                                                                   \
    }

SENDER_AND_RECEIVER(int, SMI_INT, 0)
SENDER_AND_RECEIVER(float, SMI_FLOAT, 1)
SENDER_AND_RECEIVER(double, SMI_DOUBLE, 2)
SENDER_AND_RECEIVER(char, SMI_CHAR, 3)
SENDER_AND_RECEIVER(short, SMI_SHORT, 4)
