/*
 * The sum of a column of integers, as in Fletcher's tutorial. For other columns than ExampleBatch.number give -D COLUMN=Batch_field,
 * with -D PER_TRANSFER=n if its metadata has fletcher_epc n, and -D IS_NULLABLE if it is.
 */
#include "Sum.h"

#ifndef COLUMN
#define COLUMN ExampleBatch_number
#endif
#ifndef PER_TRANSFER
#define PER_TRANSFER 1
#endif

#define JOINED(name, suffix) name##suffix
#define OF(name, suffix) JOINED(name, suffix)

#if PER_TRANSFER > 1
#define ELEMENT(transfer, lane, i) (transfer).lane[i]
#else
#define ELEMENT(transfer, lane, i) (transfer).lane
#endif

__attribute__((max_global_work_dim(0)))
__kernel void Sum(const int first, const int last, __global uint *restrict arrow_return)
{
    const arrow_command rows = {first, last, 0};
    write_channel_intel(OF(COLUMN, _command), rows);
    long sum = 0;
    bool is_last;
    do {
        const OF(COLUMN, _t) transfer = read_channel_intel(COLUMN);
        long partial = 0;
        #pragma unroll
        for (int i = 0; i < PER_TRANSFER; i++) {
#ifdef IS_NULLABLE
            partial += i < transfer.count && ELEMENT(transfer, valid, i) ? (long)ELEMENT(transfer, data, i) : 0;
#else
            partial += (long)ELEMENT(transfer, data, i); /* zero beyond count */
#endif
        }
        sum += partial;
        is_last = transfer.last;
    } while (!is_last);
    (void)read_channel_intel(OF(COLUMN, _unlock));
    arrow_return64(arrow_return, sum);
    Sum_close();
}
