#include "Sum.h"

__attribute__((max_global_work_dim(0)))
__kernel void Sum(const int R_first, const int R_last, __global uint *restrict arrow_return)
{
    R_command(R_first, R_last, 0);
    long sum = 0;
    bool is_last = false;
    while (!is_last) {
        const R_A_t a = read_channel_intel(R_A);
        const R_B_t b = read_channel_intel(R_B);
        if (a.count > 0) {
            sum += a.data;
        }
        is_last = a.last && b.last;
    }
    (void)R_unlock();
    arrow_return64(arrow_return, sum);
    Sum_close();
}
