/*
 * Writes rows of random strings of 0 to 255 small letters: nothing is read. Eight letters are one step of a generator of random numbers
 * (xorshift of 64 bits), and so is a length. Returns the letters of all.
 */
#include "RandomStrings.h"

static inline ulong step(ulong state)
{
    state ^= state << 13;
    state ^= state >> 7;
    state ^= state << 17;
    return state;
}

__attribute__((max_global_work_dim(0)))
__kernel void RandomStrings(const int Random_first, const int Random_last, const ulong seed, __global uint *restrict arrow_return)
{
    Random_command(Random_first, 0, 0);
    ulong state = seed;
    long all = 0;
    for (int row = Random_first; row < Random_last; row++) {
        state = step(state);
        const int length = (int)(state >> 56);
        const Random_text_t text = {.length = length, .count = 1};
        write_channel_intel(Random_text, text);
        int left = length;
        do { /* one transfer also for an empty string */
            state = step(state);
            Random_text_chars_t letters = {.count = left < 8 ? left : 8, .last = left <= 8};
            #pragma unroll
            for (int i = 0; i < 8; i++) {
                const uint letter = (uint)(state >> (8 * i)) & 0xff;
                letters.data[i] = i < left ? (uchar)('a' + (letter * 26 >> 8)) : 0;
            }
            write_channel_intel(Random_text_chars, letters);
            left -= 8;
        } while (left > 0);
        all += length;
    }
    const Random_text_t no_text = {.last = true};
    const Random_text_chars_t no_letters = {.end = true};
    write_channel_intel(Random_text, no_text);
    write_channel_intel(Random_text_chars, no_letters);
    (void)Random_unlock();
    arrow_return64(arrow_return, all);
    RandomStrings_close();
}
