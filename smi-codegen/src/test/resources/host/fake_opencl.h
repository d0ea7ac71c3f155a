#ifndef FAKE_OPENCL_H
#define FAKE_OPENCL_H

/* Makes one of the calls from now on fail; they are counted from 0. */
void fake_fail_at(int call);

/* Calls so far that can fail. */
int fake_calls(void);

/* Kernels, queues and buffers that were created and not released. */
int fake_alive(void);

#endif
