/* What the generated header uses, for a compiler without a C library. */
#ifndef FAKE_STRING_H
#define FAKE_STRING_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

int strcmp(const char *, const char *);
void *memset(void *, int, size_t);

#ifdef __cplusplus
}
#endif

#endif
