/*
 * Counts the strings that a regular expression matches. The expression is an automaton, whose table of next states comes as a batch of its
 * own and is kept on chip: a byte of a string is a step, and takes a cycle. Strings begin in state start, and those that match end in one
 * from accepting on. Returns how many do.
 */
#include "Regex.h"

#define STATES 128

__attribute__((max_global_work_dim(0)))
__kernel void Regex(const int Automaton_first, const int Automaton_last, const int Texts_first, const int Texts_last, const uint start,
                    const uint accepting, __global uint *restrict arrow_return)
{
    uchar next[STATES * 256];

    Automaton_command(Automaton_first, Automaton_last, 0);
    int entries = 0;
    bool is_last;
    do {
        const Automaton_next_t transfer = read_channel_intel(Automaton_next);
        #pragma unroll
        for (int i = 0; i < 16; i++) {
            if (i < transfer.count && entries + i < STATES * 256) {
                next[entries + i] = transfer.data[i];
            }
        }
        entries += transfer.count;
        is_last = transfer.last;
    } while (!is_last);
    (void)Automaton_unlock();

    Texts_command(Texts_first, Texts_last, 0);
    long matches = 0;
    do {
        const Texts_text_t text = read_channel_intel(Texts_text);
        uint state = start;
        bool is_end;
        do { /* one transfer also if there is no string */
            const Texts_text_chars_t letter = read_channel_intel(Texts_text_chars);
            state = letter.count > 0 ? next[state << 8 | letter.data] : state;
            is_end = letter.last || letter.end;
        } while (!is_end);
        matches += text.count > 0 && text.valid && state >= accepting;
        is_last = text.last;
    } while (!is_last);
    (void)Texts_unlock();
    arrow_return64(arrow_return, matches);
    Regex_close();
}
