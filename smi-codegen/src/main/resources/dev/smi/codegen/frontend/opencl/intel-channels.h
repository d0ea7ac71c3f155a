/* Lets Clang read Intel channel code: types are checked, nothing is run. Included before every source. */
#define channel
#define read_channel_intel(ch) (ch)
#define write_channel_intel(ch, value) ((void)((ch) = (value)))
#define read_channel_nb_intel(ch, is_read) (*(is_read) = 1, (ch))
#define write_channel_nb_intel(ch, value) ((ch) = (value), (bool)1)
#define CLK_CHANNEL_MEM_FENCE 4
