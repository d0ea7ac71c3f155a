/* The collector takes the stop sign for the end, but numbers may still be on their way: whether any are depends on who runs when. */
channel int numbers __attribute__((depth(1)));
channel int stop __attribute__((depth(1)));

__kernel void produce(const int count)
{
    for (int i = 1; i <= count; i++) {
        write_channel_intel(numbers, i);
    }
    write_channel_intel(stop, 1);
}

__kernel void collect(__global int *restrict sum)
{
    int total = 0;
    bool is_stopped = false;
    while (!is_stopped) {
        bool is_there;
        const int number = read_channel_nb_intel(numbers, &is_there);
        if (is_there) {
            total += number;
        }
        (void)read_channel_nb_intel(stop, &is_stopped);
    }
    sum[0] = total;
}
