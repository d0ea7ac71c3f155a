/*
 * An OpenCL that runs nothing. It prints what was started with which arguments, makes the n-th of its calls fail that can, and
 * counts the objects that nobody released.
 */
#include "fake_opencl.h"

#include <CL/cl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FAKE_ERROR (-36)
#define MAX_ARGUMENTS 4

struct _cl_mem {
    size_t size;
    unsigned char *bytes;
};

struct _cl_kernel {
    char name[64];
    size_t sizes[MAX_ARGUMENTS];
    unsigned char values[MAX_ARGUMENTS][8];
};

struct _cl_command_queue {
    int kernels; /* started on it */
};

static int calls;
static int failing = -1;
static int alive;

void fake_fail_at(int call) { failing = call; }

int fake_calls(void) { return calls; }

int fake_alive(void) { return alive; }

static cl_int next(void) { return calls++ == failing ? FAKE_ERROR : CL_SUCCESS; }

/* Like a real one: an error has no object. */
static void *object(size_t size, cl_int *status)
{
    *status = next();
    if (*status != CL_SUCCESS) {
        return NULL;
    }
    alive++;
    return calloc(1, size);
}

cl_kernel clCreateKernel(cl_program program, const char *name, cl_int *status)
{
    cl_kernel kernel = (cl_kernel)object(sizeof(struct _cl_kernel), status);
    (void)program;
    if (kernel != NULL) {
        snprintf(kernel->name, sizeof kernel->name, "%s", name);
    }
    return kernel;
}

cl_command_queue clCreateCommandQueue(cl_context context, cl_device_id device, cl_command_queue_properties properties, cl_int *status)
{
    (void)context;
    (void)device;
    (void)properties;
    return (cl_command_queue)object(sizeof(struct _cl_command_queue), status);
}

cl_mem clCreateBuffer(cl_context context, cl_mem_flags flags, size_t size, void *host, cl_int *status)
{
    cl_mem memory;
    (void)context;
    (void)flags;
    if (size == 0 || host != NULL) {
        *status = -61;
        return NULL;
    }
    memory = (cl_mem)object(sizeof(struct _cl_mem), status);
    if (memory != NULL) {
        memory->size = size;
        memory->bytes = (unsigned char *)calloc(1, size);
    }
    return memory;
}

cl_int clEnqueueWriteBuffer(cl_command_queue queue, cl_mem memory, cl_bool is_blocking, size_t offset, size_t size, const void *bytes,
                            cl_uint events, const cl_event *wait, cl_event *event)
{
    const cl_int status = next();
    (void)wait;
    (void)event;
    if (status == CL_SUCCESS) {
        if (!is_blocking || queue->kernels != 0 || offset + size > memory->size || events != 0) {
            return -30;
        }
        memcpy(memory->bytes + offset, bytes, size);
    }
    return status;
}

cl_int clSetKernelArg(cl_kernel kernel, cl_uint index, size_t size, const void *value)
{
    const cl_int status = next();
    if (status == CL_SUCCESS) {
        if (index >= MAX_ARGUMENTS || size > sizeof kernel->values[0]) {
            return -49;
        }
        kernel->sizes[index] = size;
        memcpy(kernel->values[index], value, size);
    }
    return status;
}

static void print_argument(const unsigned char *value, size_t size)
{
    size_t i;
    cl_mem memory;
    if (size == sizeof(cl_mem)) {
        memcpy(&memory, value, size);
        printf(" [");
        for (i = 0; i < memory->size && i < 1024; i++) {
            printf("%s%d", i == 0 ? "" : " ", memory->bytes[i]);
        }
        printf("%s]", i < memory->size ? " ..." : "");
    } else if (size == 4) {
        printf(" (%d,%d)", value[0] + 256 * value[1], value[2] + 256 * value[3]);
    } else {
        printf(" %d", value[0]);
    }
}

cl_int clEnqueueTask(cl_command_queue queue, cl_kernel kernel, cl_uint events, const cl_event *wait, cl_event *event)
{
    const cl_int status = next();
    int i;
    (void)events;
    (void)wait;
    (void)event;
    if (status == CL_SUCCESS) {
        if (queue->kernels++ != 0) {
            printf("second kernel on a queue: ");
        }
        printf("%s", kernel->name);
        for (i = 0; i < MAX_ARGUMENTS && kernel->sizes[i] != 0; i++) {
            print_argument(kernel->values[i], kernel->sizes[i]);
        }
        printf("\n");
    }
    return status;
}

cl_int clFlush(cl_command_queue queue)
{
    (void)queue;
    return next();
}

cl_int clReleaseMemObject(cl_mem memory)
{
    alive--;
    free(memory->bytes);
    free(memory);
    return CL_SUCCESS;
}

cl_int clReleaseCommandQueue(cl_command_queue queue)
{
    alive--;
    free(queue);
    return CL_SUCCESS;
}

cl_int clReleaseKernel(cl_kernel kernel)
{
    alive--;
    free(kernel);
    return CL_SUCCESS;
}

cl_int clGetPlatformIDs(cl_uint entries, cl_platform_id *platforms, cl_uint *count)
{
    (void)entries;
    (void)count;
    *platforms = NULL;
    return next();
}

cl_int clGetDeviceIDs(cl_platform_id platform, cl_device_type type, cl_uint entries, cl_device_id *devices, cl_uint *count)
{
    (void)platform;
    (void)type;
    (void)entries;
    (void)count;
    *devices = NULL;
    return next();
}

cl_context clCreateContext(const cl_context_properties *properties, cl_uint count, const cl_device_id *devices,
                           void (*notify)(const char *, const void *, size_t, void *), void *data, cl_int *status)
{
    (void)properties;
    (void)count;
    (void)devices;
    (void)notify;
    (void)data;
    return (cl_context)object(1, status);
}

cl_program clCreateProgramWithBinary(cl_context context, cl_uint count, const cl_device_id *devices, const size_t *sizes,
                                     const unsigned char **binaries, cl_int *binary_status, cl_int *status)
{
    (void)context;
    (void)count;
    (void)devices;
    (void)binary_status;
    printf("binary of %u bytes, first %d\n", (unsigned)sizes[0], binaries[0][0]);
    return (cl_program)object(1, status);
}

cl_int clBuildProgram(cl_program program, cl_uint count, const cl_device_id *devices, const char *options,
                      void (*notify)(cl_program, void *), void *data)
{
    (void)program;
    (void)count;
    (void)devices;
    (void)options;
    (void)notify;
    (void)data;
    return next();
}

cl_int clEnqueueReadBuffer(cl_command_queue queue, cl_mem memory, cl_bool is_blocking, size_t offset, size_t size, void *bytes,
                           cl_uint events, const cl_event *wait, cl_event *event)
{
    const cl_int status = next();
    (void)queue;
    (void)is_blocking;
    (void)events;
    (void)wait;
    (void)event;
    if (status == CL_SUCCESS) {
        if (offset + size > memory->size) {
            return -30;
        }
        memcpy(bytes, memory->bytes + offset, size);
    }
    return status;
}

cl_int clFinish(cl_command_queue queue)
{
    (void)queue;
    return next();
}

cl_int clReleaseProgram(cl_program program)
{
    alive--;
    free(program);
    return CL_SUCCESS;
}

cl_int clReleaseContext(cl_context context)
{
    alive--;
    free(context);
    printf("%d alive\n", alive);
    return CL_SUCCESS;
}
