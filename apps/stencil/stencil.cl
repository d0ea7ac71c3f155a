/* A heated plate: Jacobi's method on a grid that is tiled over ranks. Every rank keeps its tile on chip; before each sweep it sends the
   four lines at its rim to its neighbours and receives theirs. The plate's edge and the pipes through it keep their temperatures. */
#include <smi.h>

#ifndef ROWS
#define ROWS 128 /* of a rank's tile */
#define COLS 128
#endif

/* Ports, by the way that a line travels. */
#define NORTHWARD 0
#define SOUTHWARD 1
#define WESTWARD 2
#define EASTWARD 3

#define AMBIENT 30.0f
#define PIPES 9
#define FIELDS 4

/* Row and column of the centre, radius, temperature. */
__constant int pipes[PIPES][FIELDS] = {
    {64, 64, 18, 100}, {70, 190, 12, 0},  {50, 300, 20, 90}, {80, 440, 24, 100}, {180, 40, 14, 0},
    {190, 140, 24, 80}, {150, 250, 10, 100}, {200, 350, 18, 0}, {190, 460, 16, 70}};

/* The plate as it is in the beginning: rank r has tile r, in rows of `across` tiles. */
__kernel void prepare(__global float *restrict grid, __global uchar *restrict is_fixed, const int across, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int last_row = SMI_Comm_size(comm) / across * ROWS - 1;
    const int last_col = across * COLS - 1;
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLS; c++) {
            const int row = rank / across * ROWS + r;
            const int col = rank % across * COLS + c;
            float temperature = AMBIENT;
            uchar fixed = 0;
            for (int p = 0; p < PIPES; p++) {
                const int dy = row - pipes[p][0];
                const int dx = col - pipes[p][1];
                if (dy * dy + dx * dx <= pipes[p][2] * pipes[p][2]) {
                    temperature = (float)pipes[p][3];
                    fixed = 1;
                }
            }
            if (row == 0 || row == last_row || col == 0 || col == last_col) {
                /* from cold to hot and back, four times along the upper edge; the others are cold */
                const int phase = col % 128;
                temperature = row == 0 ? (float)(phase < 64 ? phase : 127 - phase) * 1.5f : 0.0f;
                fixed = 1;
            }
            grid[r * COLS + c] = temperature;
            is_fixed[r * COLS + c] = fixed;
        }
    }
}

/* All of a sweep's lines are sent before the first is received: element by element, each rank would wait for a packet that its neighbour
   has not filled yet. The asynchronicity degree is a line, so that sending never waits for a neighbour to receive. */
__kernel void jacobi(
    __global float *restrict grid, __global const uchar *restrict is_fixed, const int sweeps, const int across, SMI_Comm comm)
{
    const int rank = SMI_Comm_rank(comm);
    const int has_north = rank >= across;
    const int has_south = rank + across < SMI_Comm_size(comm);
    const int has_west = rank % across > 0;
    const int has_east = rank % across < across - 1;

    float tile[2][ROWS + 2][COLS + 2];
    uchar fixed[ROWS][COLS];
    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLS; c++) {
            tile[0][r + 1][c + 1] = grid[r * COLS + c];
            fixed[r][c] = is_fixed[r * COLS + c];
        }
    }

    for (int sweep = 0; sweep < sweeps; sweep++) {
        const int now = sweep & 1;
        SMI_Channel to_north = SMI_Open_send_channel_ad(COLS, SMI_FLOAT, rank - across, NORTHWARD, comm, COLS);
        SMI_Channel to_south = SMI_Open_send_channel_ad(COLS, SMI_FLOAT, rank + across, SOUTHWARD, comm, COLS);
        SMI_Channel to_west = SMI_Open_send_channel_ad(ROWS, SMI_FLOAT, rank - 1, WESTWARD, comm, ROWS);
        SMI_Channel to_east = SMI_Open_send_channel_ad(ROWS, SMI_FLOAT, rank + 1, EASTWARD, comm, ROWS);
        SMI_Channel from_south = SMI_Open_receive_channel_ad(COLS, SMI_FLOAT, rank + across, NORTHWARD, comm, COLS);
        SMI_Channel from_north = SMI_Open_receive_channel_ad(COLS, SMI_FLOAT, rank - across, SOUTHWARD, comm, COLS);
        SMI_Channel from_east = SMI_Open_receive_channel_ad(ROWS, SMI_FLOAT, rank + 1, WESTWARD, comm, ROWS);
        SMI_Channel from_west = SMI_Open_receive_channel_ad(ROWS, SMI_FLOAT, rank - 1, EASTWARD, comm, ROWS);

        for (int c = 1; c <= COLS; c++) {
            if (has_north) SMI_Push(&to_north, &tile[now][1][c]);
            if (has_south) SMI_Push(&to_south, &tile[now][ROWS][c]);
        }
        for (int r = 1; r <= ROWS; r++) {
            if (has_west) SMI_Push(&to_west, &tile[now][r][1]);
            if (has_east) SMI_Push(&to_east, &tile[now][r][COLS]);
        }
        mem_fence(CLK_CHANNEL_MEM_FENCE);
        for (int c = 1; c <= COLS; c++) {
            if (has_north) SMI_Pop(&from_north, &tile[now][0][c]);
            if (has_south) SMI_Pop(&from_south, &tile[now][ROWS + 1][c]);
        }
        for (int r = 1; r <= ROWS; r++) {
            if (has_west) SMI_Pop(&from_west, &tile[now][r][0]);
            if (has_east) SMI_Pop(&from_east, &tile[now][r][COLS + 1]);
        }

        for (int r = 1; r <= ROWS; r++) {
#pragma ivdep
            for (int c = 1; c <= COLS; c++) {
                const float vertical = tile[now][r - 1][c] + tile[now][r + 1][c];
                const float horizontal = tile[now][r][c - 1] + tile[now][r][c + 1];
                tile[1 - now][r][c] = fixed[r - 1][c - 1] ? tile[now][r][c] : 0.25f * (vertical + horizontal);
            }
        }
    }

    for (int r = 0; r < ROWS; r++) {
        for (int c = 0; c < COLS; c++) {
            grid[r * COLS + c] = tile[sweeps & 1][r + 1][c + 1];
        }
    }
}

/* Every eighth element of every eighth row, for a check. */
__kernel void sample(__global const float *restrict grid, __global float *restrict samples)
{
    for (int r = 0; r < ROWS / 8; r++) {
        for (int c = 0; c < COLS / 8; c++) {
            samples[r * (COLS / 8) + c] = grid[r * 8 * COLS + c * 8];
        }
    }
}
