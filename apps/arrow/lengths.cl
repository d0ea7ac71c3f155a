/*
 * How long the strings of a column are: in bytes, which is what the length stream says, and in characters, which are the bytes of UTF-8
 * that do not continue one. Nulls have no length. Returns the characters of all.
 */
#include "StringLengths.h"

__attribute__((max_global_work_dim(0)))
__kernel void StringLengths(const int Texts_first, const int Texts_last, const int Lengths_first, const int Lengths_last,
                            __global uint *restrict arrow_return)
{
    (void)Lengths_last;
    Texts_command(Texts_first, Texts_last, 0);
    Lengths_command(Lengths_first, 0, 0);
    long all = 0;
    bool is_last;
    do {
        const Texts_text_t text = read_channel_intel(Texts_text);
        int characters = 0;
        bool is_end;
        do {
            const Texts_text_chars_t bytes = read_channel_intel(Texts_text_chars);
            #pragma unroll
            for (int i = 0; i < 8; i++) {
                characters += i < bytes.count && (bytes.data[i] & 0xc0) != 0x80;
            }
            is_end = bytes.last || bytes.end;
        } while (!is_end);
        is_last = text.last;
        const Lengths_bytes_t in_bytes = {
            .valid = text.valid, .data = text.valid ? text.length : 0, .count = text.count, .last = is_last};
        const Lengths_characters_t in_characters = {
            .valid = text.valid, .data = text.valid ? characters : 0, .count = text.count, .last = is_last};
        write_channel_intel(Lengths_bytes, in_bytes);
        write_channel_intel(Lengths_characters, in_characters);
        all += text.valid ? characters : 0;
    } while (!is_last);
    (void)Texts_unlock();
    (void)Lengths_unlock();
    arrow_return64(arrow_return, all);
    StringLengths_close();
}
