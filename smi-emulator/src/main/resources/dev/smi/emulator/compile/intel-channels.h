/*
 * Intel channels for the emulator, included before preprocessed device code.
 *
 * The declaration of a channel has been replaced by a table entry: a handle of the FIFO, which the emulator sets before the first
 * kernel starts, and a pointer that is never followed and only remembers the element type.
 */
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
#pragma OPENCL EXTENSION __cl_clang_variadic_functions : enable

typedef struct emu_fifo emu_fifo;

extern emu_fifo *emu_channel(__constant const char *name, int index, int element_bytes, int depth, __constant const char *io);
extern void emu_read(emu_fifo *fifo, void *element);
extern void emu_write(emu_fifo *fifo, const void *element);
extern int emu_read_nb(emu_fifo *fifo, void *element);
extern int emu_write_nb(emu_fifo *fifo, const void *element);
extern void emu_opened(__constant const char *operation, int port, int peer, int count);
extern void emu_fault(__constant const char *format, ...);

#define EMU_CHANNEL(type, name, dimensions) \
    static __global struct { emu_fifo *fifo; __private type *element; } name dimensions;
#define EMU_ELEMENT(ch) __typeof__(*(ch).element)

#define read_channel_intel(ch) \
    ({ EMU_ELEMENT(ch) emu_element; emu_read((ch).fifo, &emu_element); emu_element; })
#define write_channel_intel(ch, value) \
    do { const EMU_ELEMENT(ch) emu_element = (value); emu_write((ch).fifo, &emu_element); } while (0)
#define read_channel_nb_intel(ch, is_read) \
    ({ EMU_ELEMENT(ch) emu_element; *(is_read) = emu_read_nb((ch).fifo, &emu_element); emu_element; })
#define write_channel_nb_intel(ch, value) \
    ({ const EMU_ELEMENT(ch) emu_element = (value); (bool)emu_write_nb((ch).fifo, &emu_element); })

/* One kernel runs at a time, and every write is seen at once. */
#define CLK_CHANNEL_MEM_FENCE 4
#undef mem_fence
#define mem_fence(flags) ((void)0)
