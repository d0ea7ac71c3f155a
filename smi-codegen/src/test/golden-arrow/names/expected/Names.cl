/*
 * Kernel Names, to be filled in: as it is, it reads all that there is to read, and writes nothing.
 */
#include "Names.h"

__attribute__((max_global_work_dim(0)))
__kernel void Names(const int length_first, const int length_last, const int valid_first, const int valid_last, __global uint *restrict arrow_return)
{
    length_command(length_first, length_last, 0);
    valid_command(valid_first, valid_last, 0);

    /* length.next: utf8, lengths of its lists */
    const length_next_t no_length_next = {.last = true};
    write_channel_intel(length_next, no_length_next);

    /* length.next.chars: elements of lists */
    const length_next_chars_t no_length_next_chars = {.end = true};
    write_channel_intel(length_next_chars, no_length_next_chars);

    /* length.end: int32 */
    const length_end_t no_length_end = {.last = true};
    write_channel_intel(length_end, no_length_end);

    /* valid.bits: bool, nullable */
    const valid_bits_t no_valid_bits = {.last = true};
    write_channel_intel(valid_bits, no_valid_bits);

    (void)length_unlock();
    (void)valid_unlock();
    arrow_return64(arrow_return, 0);
    Names_close();
}
