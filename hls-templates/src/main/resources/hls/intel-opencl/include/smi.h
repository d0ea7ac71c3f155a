/*
 * SMI: streaming messages between FPGAs. What a kernel includes.
 *
 * A kernel opens a transient channel and pushes or pops one element per loop iteration. The port is a compile-time constant; it
 * names the hardware endpoint. smi-codegen replaces every call by its version for that port and element type, so the functions
 * declared here are never linked.
 */
#ifndef SMI_H
#define SMI_H

#ifndef SMI_EMULATOR
#pragma OPENCL EXTENSION cl_intel_channels : enable
#endif
#pragma OPENCL EXTENSION cl_khr_fp64 : enable

typedef enum { SMI_INT = 1, SMI_FLOAT = 2, SMI_DOUBLE = 3, SMI_CHAR = 4, SMI_SHORT = 5 } SMI_Datatype;

/* Rank of the FPGA, and number of ranks. Read it with the two functions below. */
typedef ushort2 SMI_Comm;

static inline int SMI_Comm_rank(SMI_Comm comm) { return comm.x; }
static inline int SMI_Comm_size(SMI_Comm comm) { return comm.y; }

/*
 * What travels over a cable, 32 bytes:
 *
 *   byte   0 ........................ 27 |   28   |     29      |  30  |         31
 *         payload, packed, little endian | source | destination | port | elements:5  operation:3
 */
#define SMI_PAYLOAD_BYTES 28

typedef union __attribute__((packed)) {
    char chars[SMI_PAYLOAD_BYTES];
    short shorts[SMI_PAYLOAD_BYTES / 2];
    int ints[SMI_PAYLOAD_BYTES / 4];
    float floats[SMI_PAYLOAD_BYTES / 4];
    double doubles[SMI_PAYLOAD_BYTES / 8];
    uint credits;
} SMI_Payload;

typedef struct __attribute__((packed)) __attribute__((aligned(32))) {
    SMI_Payload payload;
    uchar source;
    uchar destination;
    uchar port;
    uchar kind;
} SMI_Packet;

#define SMI_OPERATION_SEND 0
#define SMI_OPERATION_BROADCAST 2
#define SMI_OPERATION_SYNCH 3
#define SMI_OPERATION_SCATTER 4
#define SMI_OPERATION_REDUCE 5
#define SMI_OPERATION_GATHER 6
#define SMI_KIND(elements, operation) ((uchar)((elements) << 3 | (operation)))
#define SMI_ELEMENTS(packet) ((packet).kind >> 3)
#define SMI_OPERATION(packet) ((packet).kind & 7)
/* Packets that a number of elements fills. */
#define SMI_PACKETS(elements, per_packet) ((elements) > 0 ? ((elements) - 1) / (per_packet) + 1 : 0)

/* One end of a point-to-point channel. Its fields belong to the generated functions. */
typedef struct {
    SMI_Packet packet; /* push: being filled; pop: being emptied */
    int remaining;     /* elements of the message that the kernel has not pushed or popped yet */
    int arriving;      /* pop: elements of the message that have not arrived yet */
    int credits;       /* push: packets that may leave; pop: packets that may be on their way here */
    int peer;          /* rank at the other end */
    int ranks;         /* number of ranks */
    uchar at;          /* elements of the packet that are filled or emptied */
    uchar filled;      /* pop: elements of the packet */
    bool is_started;   /* push: whether a packet of the message has left */
} SMI_Channel;

SMI_Channel SMI_Open_send_channel(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm);
SMI_Channel SMI_Open_receive_channel(int count, SMI_Datatype type, int source, int port, SMI_Comm comm);

/*
 * The same with an asynchronicity degree: a constant number of elements that the sender may run ahead of the receiver, 0 for the
 * default of 16 packets. Both ends of a port give the same one.
 */
SMI_Channel SMI_Open_send_channel_ad(int count, SMI_Datatype type, int destination, int port, SMI_Comm comm, int asynch_degree);
SMI_Channel SMI_Open_receive_channel_ad(int count, SMI_Datatype type, int source, int port, SMI_Comm comm, int asynch_degree);

/* Send one element. A packet leaves when it is full, with the last element of the message, and at once if immediate is not 0. */
void SMI_Push(SMI_Channel *chan, void *data);
void SMI_Push_flush(SMI_Channel *chan, void *data, int immediate);

/* Receives one element. */
void SMI_Pop(SMI_Channel *chan, void *data);

/*
 * Collectives: all ranks call them, on one port, in one order. Roots may change from one to the next.
 */
typedef enum { SMI_ADD = 0, SMI_MAX = 1, SMI_MIN = 2 } SMI_Op;

/* One rank's end of a broadcast. Its fields, as those of the others, belong to the generated functions. */
typedef struct {
    SMI_Packet packet; /* being filled at the root, being emptied elsewhere */
    int remaining;     /* elements that the kernel has not passed yet */
    int root;
    int rank;
    int ranks;
    uchar at;          /* elements of the packet that are filled or emptied */
    uchar filled;      /* elements of the packet that is emptied */
    bool is_started;   /* whether the first element was passed */
} SMI_BChannel;

/* One rank's end of a reduction. */
typedef struct {
    int remaining;
    int root;
    int rank;
    int ranks;
} SMI_RChannel;

/* Packets on their way here from one rank. */
typedef struct {
    SMI_Packet packet; /* being emptied */
    int arriving;      /* elements that have not arrived yet */
    int credits;       /* packets that may be on their way */
    uchar at;
    uchar filled;
} SMI_Arrival;

/* One rank's end of a scatter or a gather. */
typedef struct {
    SMI_Arrival in;
    SMI_Packet out;    /* being filled */
    int remaining;     /* elements that the kernel has not passed yet, of all ranks at the root */
    int share;         /* elements of one rank */
    int left;          /* elements of the share that is passed now */
    int peer;          /* whose share it is */
    int root;
    int rank;
    int ranks;
    uchar at;          /* elements of the packet that are filled */
    bool is_started;
} SMI_ScatterChannel;

typedef struct {
    SMI_Arrival in;
    SMI_Packet out;
    int remaining;
    int share;
    int left;
    int peer;
    int root;
    int rank;
    int ranks;
    uchar at;
    bool is_started;
} SMI_GatherChannel;

SMI_BChannel SMI_Open_bcast_channel(int count, SMI_Datatype type, int port, int root, SMI_Comm comm);
SMI_BChannel SMI_Open_bcast_channel_ad(int count, SMI_Datatype type, int port, int root, SMI_Comm comm, int asynch_degree);
SMI_RChannel SMI_Open_reduce_channel(int count, SMI_Datatype type, SMI_Op op, int port, int root, SMI_Comm comm);
SMI_RChannel SMI_Open_reduce_channel_ad(int count, SMI_Datatype type, SMI_Op op, int port, int root, SMI_Comm comm, int asynch_degree);
SMI_ScatterChannel SMI_Open_scatter_channel(int send_count, int recv_count, SMI_Datatype type, int port, int root, SMI_Comm comm);
SMI_ScatterChannel SMI_Open_scatter_channel_ad(int send_count, int recv_count, SMI_Datatype type, int port, int root, SMI_Comm comm, int asynch_degree);
SMI_GatherChannel SMI_Open_gather_channel(int send_count, int recv_count, SMI_Datatype type, int port, int root, SMI_Comm comm);
SMI_GatherChannel SMI_Open_gather_channel_ad(int send_count, int recv_count, SMI_Datatype type, int port, int root, SMI_Comm comm, int asynch_degree);

/* Passes one element on from the root: data goes in there, and comes out everywhere else. */
void SMI_Bcast(SMI_BChannel *chan, void *data);

/* Combines one element of every rank; data_rcv is set at the root. */
void SMI_Reduce(SMI_RChannel *chan, void *data_snd, void *data_rcv);

/* The root calls it for the elements of all ranks, in order of rank, the others for theirs. At the root data_rcv is set while its own share passes. */
void SMI_Scatter(SMI_ScatterChannel *chan, void *data_snd, void *data_rcv);

/* The reverse: at the root data_rcv is set to the elements of all ranks, in order of rank; data_snd is read there while its own share passes. */
void SMI_Gather(SMI_GatherChannel *chan, void *data_snd, void *data_rcv);

/*
 * Faults that only show at run time: a destination that is no rank, a packet that nobody waits for. The emulator ends the run
 * with the message; on hardware it is printed. Define SMI_FAULT(...) as nothing to leave the checks out.
 */
#ifndef SMI_FAULT
#define SMI_FAULT(...) printf("SMI: " __VA_ARGS__)
#endif

/* Tells the emulator which rank a channel leads to, for its deadlock report; nothing on hardware. */
#ifndef SMI_OPENED
#define SMI_OPENED(operation, port, peer, count)
#endif

#endif
