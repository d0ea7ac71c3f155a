/*
 * Kernel Sum, to be filled in: as it is, it reads all that there is to read, and writes nothing.
 */
#include "Sum.h"

__attribute__((max_global_work_dim(0)))
__kernel void Sum(const int R_first, const int R_last, __global uint *restrict arrow_return)
{
    R_command(R_first, R_last, 0);

    /* R.A: int8 */
    bool is_R_A_done = false;
    while (!is_R_A_done) {
        const R_A_t transfer = read_channel_intel(R_A);
        is_R_A_done = transfer.last;
    }

    /* R.B: int8 */
    bool is_R_B_done = false;
    while (!is_R_B_done) {
        const R_B_t transfer = read_channel_intel(R_B);
        is_R_B_done = transfer.last;
    }

    (void)R_unlock();
    arrow_return64(arrow_return, 0);
    Sum_close();
}
