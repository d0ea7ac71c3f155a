/*
 * Kernel Copy, to be filled in: as it is, it reads all that there is to read, and writes nothing.
 */
#include "Copy.h"

__attribute__((max_global_work_dim(0)))
__kernel void Copy(const int R_first, const int R_last, const int W_first, const int W_last, __global uint *restrict arrow_return)
{
    R_command(R_first, R_last, 0);
    W_command(W_first, W_last, 0);

    /* R.name: utf8, nullable, lengths of its lists */
    bool is_R_name_done = false;
    while (!is_R_name_done) {
        const R_name_t transfer = read_channel_intel(R_name);
        is_R_name_done = transfer.last;
    }

    /* R.name.chars: elements of lists */
    bool is_R_name_chars_done = false;
    while (!is_R_name_chars_done) {
        const R_name_chars_t transfer = read_channel_intel(R_name_chars);
        is_R_name_chars_done = transfer.end;
    }

    /* R.raw: binary, lengths of its lists */
    bool is_R_raw_done = false;
    while (!is_R_raw_done) {
        const R_raw_t transfer = read_channel_intel(R_raw);
        is_R_raw_done = transfer.last;
    }

    /* R.raw.bytes: elements of lists */
    bool is_R_raw_bytes_done = false;
    while (!is_R_raw_bytes_done) {
        const R_raw_bytes_t transfer = read_channel_intel(R_raw_bytes);
        is_R_raw_bytes_done = transfer.end;
    }

    /* R.numbers: list, nullable, lengths of its lists */
    bool is_R_numbers_done = false;
    while (!is_R_numbers_done) {
        const R_numbers_t transfer = read_channel_intel(R_numbers);
        is_R_numbers_done = transfer.last;
    }

    /* R.numbers.item: elements of lists */
    bool is_R_numbers_item_done = false;
    while (!is_R_numbers_item_done) {
        const R_numbers_item_t transfer = read_channel_intel(R_numbers_item);
        is_R_numbers_item_done = transfer.end;
    }

    /* R.words: list, lengths of its lists */
    bool is_R_words_done = false;
    while (!is_R_words_done) {
        const R_words_t transfer = read_channel_intel(R_words);
        is_R_words_done = transfer.last;
    }

    /* R.words.item: elements of lists */
    bool is_R_words_item_done = false;
    while (!is_R_words_item_done) {
        const R_words_item_t transfer = read_channel_intel(R_words_item);
        is_R_words_item_done = transfer.end;
    }

    /* R.words.item.chars: elements of lists */
    bool is_R_words_item_chars_done = false;
    while (!is_R_words_item_chars_done) {
        const R_words_item_chars_t transfer = read_channel_intel(R_words_item_chars);
        is_R_words_item_chars_done = transfer.end;
    }

    /* R.p: struct, nullable */
    bool is_R_p_done = false;
    while (!is_R_p_done) {
        const R_p_t transfer = read_channel_intel(R_p);
        is_R_p_done = transfer.last;
    }

    /* R.p.tags.item: elements of lists */
    bool is_R_p_tags_item_done = false;
    while (!is_R_p_tags_item_done) {
        const R_p_tags_item_t transfer = read_channel_intel(R_p_tags_item);
        is_R_p_tags_item_done = transfer.end;
    }

    /* R.p.tags.item.k.chars: elements of lists */
    bool is_R_p_tags_item_k_chars_done = false;
    while (!is_R_p_tags_item_k_chars_done) {
        const R_p_tags_item_k_chars_t transfer = read_channel_intel(R_p_tags_item_k_chars);
        is_R_p_tags_item_k_chars_done = transfer.end;
    }

    /* R.p.q.deep.item: elements of lists */
    bool is_R_p_q_deep_item_done = false;
    while (!is_R_p_q_deep_item_done) {
        const R_p_q_deep_item_t transfer = read_channel_intel(R_p_q_deep_item);
        is_R_p_q_deep_item_done = transfer.end;
    }

    /* R.p.q.deep.item.item: elements of lists */
    bool is_R_p_q_deep_item_item_done = false;
    while (!is_R_p_q_deep_item_item_done) {
        const R_p_q_deep_item_item_t transfer = read_channel_intel(R_p_q_deep_item_item);
        is_R_p_q_deep_item_item_done = transfer.end;
    }

    /* W.name: utf8, nullable, lengths of its lists */
    const W_name_t no_W_name = {.last = true};
    write_channel_intel(W_name, no_W_name);

    /* W.name.chars: elements of lists */
    const W_name_chars_t no_W_name_chars = {.end = true};
    write_channel_intel(W_name_chars, no_W_name_chars);

    /* W.raw: binary, lengths of its lists */
    const W_raw_t no_W_raw = {.last = true};
    write_channel_intel(W_raw, no_W_raw);

    /* W.raw.bytes: elements of lists */
    const W_raw_bytes_t no_W_raw_bytes = {.end = true};
    write_channel_intel(W_raw_bytes, no_W_raw_bytes);

    /* W.numbers: list, nullable, lengths of its lists */
    const W_numbers_t no_W_numbers = {.last = true};
    write_channel_intel(W_numbers, no_W_numbers);

    /* W.numbers.item: elements of lists */
    const W_numbers_item_t no_W_numbers_item = {.end = true};
    write_channel_intel(W_numbers_item, no_W_numbers_item);

    /* W.words: list, lengths of its lists */
    const W_words_t no_W_words = {.last = true};
    write_channel_intel(W_words, no_W_words);

    /* W.words.item: elements of lists */
    const W_words_item_t no_W_words_item = {.end = true};
    write_channel_intel(W_words_item, no_W_words_item);

    /* W.words.item.chars: elements of lists */
    const W_words_item_chars_t no_W_words_item_chars = {.end = true};
    write_channel_intel(W_words_item_chars, no_W_words_item_chars);

    /* W.p: struct, nullable */
    const W_p_t no_W_p = {.last = true};
    write_channel_intel(W_p, no_W_p);

    /* W.p.tags.item: elements of lists */
    const W_p_tags_item_t no_W_p_tags_item = {.end = true};
    write_channel_intel(W_p_tags_item, no_W_p_tags_item);

    /* W.p.tags.item.k.chars: elements of lists */
    const W_p_tags_item_k_chars_t no_W_p_tags_item_k_chars = {.end = true};
    write_channel_intel(W_p_tags_item_k_chars, no_W_p_tags_item_k_chars);

    /* W.p.q.deep.item: elements of lists */
    const W_p_q_deep_item_t no_W_p_q_deep_item = {.end = true};
    write_channel_intel(W_p_q_deep_item, no_W_p_q_deep_item);

    /* W.p.q.deep.item.item: elements of lists */
    const W_p_q_deep_item_item_t no_W_p_q_deep_item_item = {.end = true};
    write_channel_intel(W_p_q_deep_item_item, no_W_p_q_deep_item_item);

    (void)R_unlock();
    (void)W_unlock();
    arrow_return64(arrow_return, 0);
    Copy_close();
}
