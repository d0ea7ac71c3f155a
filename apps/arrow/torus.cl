/*
 * A filtered column across the network: rank from reads column value of Readings and sends what is above a limit to rank to, which
 * writes it as Above. How many there are is known when the column was read once; it is a message of its own, and the column is then
 * read again. Returns how many were sent or received.
 */
#include <smi.h>

#include "Torus.h"

__attribute__((max_global_work_dim(0)))
__kernel void Torus(const int Readings_first, const int Readings_last, const int Above_first, const int Above_last, const uint limit,
                    const uint from, const uint to, __global uint *restrict arrow_return, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int above = (int)limit;
    (void)Above_last;
    int count = 0;
    bool is_last;

    if (rank == (int)from) {
        Readings_command(Readings_first, Readings_last, 0);
        do {
            const Readings_value_t reading = read_channel_intel(Readings_value);
            count += reading.count > 0 && reading.data > above;
            is_last = reading.last;
        } while (!is_last);
        (void)Readings_unlock();

        SMI_Channel size = SMI_Open_send_channel(1, SMI_INT, (int)to, 0, comm);
        SMI_Push(&size, &count);
        SMI_Channel values = SMI_Open_send_channel(count, SMI_INT, (int)to, 1, comm);
        Readings_command(Readings_first, Readings_last, 0);
        do {
            const Readings_value_t reading = read_channel_intel(Readings_value);
            if (reading.count > 0 && reading.data > above) {
                int value = reading.data;
                SMI_Push(&values, &value);
            }
            is_last = reading.last;
        } while (!is_last);
        (void)Readings_unlock();
    }

    if (rank == (int)to) {
        SMI_Channel size = SMI_Open_receive_channel(1, SMI_INT, (int)from, 0, comm);
        SMI_Pop(&size, &count);
        SMI_Channel values = SMI_Open_receive_channel(count, SMI_INT, (int)from, 1, comm);
        Above_command(Above_first, 0, 0);
        for (int i = 0; i < count; i++) {
            int value;
            SMI_Pop(&values, &value);
            const Above_value_t one = {.data = value, .count = 1};
            write_channel_intel(Above_value, one);
        }
        const Above_value_t none = {.last = true};
        write_channel_intel(Above_value, none);
        (void)Above_unlock();
    }

    arrow_return64(arrow_return, count);
    Torus_close();
}
