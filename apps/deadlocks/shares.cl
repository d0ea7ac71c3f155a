/* What share of their total the numbers of a block are: one kernel reads and adds them, another one divides. */
#ifndef DEPTH
#define DEPTH 16
#endif

channel float numbers __attribute__((depth(DEPTH)));
channel float totals __attribute__((depth(1)));

__kernel void add(__global const float *restrict in, const int blocks, const int size)
{
    for (int block = 0; block < blocks; block++) {
        float total = 0;
        for (int i = 0; i < size; i++) {
            float number = in[block * size + i];
            total += number;
            write_channel_intel(numbers, number);
        }
        write_channel_intel(totals, total);
    }
}

__kernel void divide(__global float *restrict out, const int blocks, const int size)
{
    for (int block = 0; block < blocks; block++) {
        float total = read_channel_intel(totals);
        for (int i = 0; i < size; i++) {
            out[block * size + i] = read_channel_intel(numbers) / total;
        }
    }
}
