/*
 * Finds the rows of Hobbits whose name is one of those in Wanted, and writes their numbers and names as batch Found. Returns how many
 * there are. Wanted has at most 32 names of at most 64 bytes.
 */
#include "Filter.h"

#define WANTED 32
#define LONGEST 64

__attribute__((max_global_work_dim(0)))
__kernel void Filter(const int Hobbits_first, const int Hobbits_last, const int Wanted_first, const int Wanted_last,
                     const int Found_first, const int Found_last, __global uint *restrict arrow_return)
{
    uchar wanted[LONGEST][WANTED];
    int lengths[WANTED];
    #pragma unroll
    for (int i = 0; i < WANTED; i++) {
        lengths[i] = -1;
    }
    (void)Found_last;

    Wanted_command(Wanted_first, Wanted_last, 0);
    bool is_last;
    int names = 0;
    do {
        const Wanted_name_t name = read_channel_intel(Wanted_name);
        int at = 0;
        bool is_end;
        do { /* one transfer also if there is no name */
            const Wanted_name_chars_t letter = read_channel_intel(Wanted_name_chars);
            if (letter.count > 0 && names < WANTED && at < LONGEST) {
                wanted[at][names] = letter.data;
            }
            at += letter.count;
            is_end = letter.last || letter.end;
        } while (!is_end);
        if (name.count > 0 && names < WANTED) {
            lengths[names] = name.length;
            names++;
        }
        is_last = name.last;
    } while (!is_last);
    (void)Wanted_unlock();

    Hobbits_command(Hobbits_first, Hobbits_last, 0);
    Found_command(Found_first, 0, 0);
    int row = Hobbits_first;
    int found = 0;
    do {
        const Hobbits_name_t name = read_channel_intel(Hobbits_name);
        uchar letters[LONGEST];
        uint same = 0xffffffffu; /* a bit for each wanted name that begins so */
        int at = 0;
        bool is_end;
        do {
            const Hobbits_name_chars_t letter = read_channel_intel(Hobbits_name_chars);
            if (letter.count > 0 && at < LONGEST) {
                letters[at] = letter.data;
                #pragma unroll
                for (int i = 0; i < WANTED; i++) {
                    same &= wanted[at][i] == letter.data ? 0xffffffffu : ~(1u << i);
                }
            }
            at += letter.count;
            is_end = letter.last || letter.end;
        } while (!is_end);
        bool is_found = false;
        #pragma unroll
        for (int i = 0; i < WANTED; i++) {
            is_found |= lengths[i] == name.length && (same >> i & 1) != 0;
        }
        if (name.count > 0 && name.valid && is_found) {
            const Found_row_t number = {.data = row, .count = 1};
            const Found_name_t length = {.length = name.length, .count = 1};
            write_channel_intel(Found_row, number);
            write_channel_intel(Found_name, length);
            at = 0;
            do { /* one transfer also for an empty name */
                const Found_name_chars_t letter = {
                    .data = at < name.length ? letters[at] : 0, .count = at < name.length, .last = at + 1 >= name.length};
                write_channel_intel(Found_name_chars, letter);
                at++;
            } while (at < name.length);
            found++;
        }
        row += name.count;
        is_last = name.last;
    } while (!is_last);
    const Found_row_t no_number = {.last = true};
    const Found_name_t no_name = {.last = true};
    const Found_name_chars_t no_letter = {.end = true};
    write_channel_intel(Found_row, no_number);
    write_channel_intel(Found_name, no_name);
    write_channel_intel(Found_name_chars, no_letter);

    (void)Hobbits_unlock();
    (void)Found_unlock();
    arrow_return64(arrow_return, found);
    Filter_close();
}
