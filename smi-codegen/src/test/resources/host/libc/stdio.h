/* What the generated header uses, for a compiler without a C library. */
#ifndef FAKE_STDIO_H
#define FAKE_STDIO_H

#include <stdarg.h>
#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

typedef struct fake_file FILE;

FILE *fopen(const char *, const char *);
int fclose(FILE *);
size_t fread(void *, size_t, size_t, FILE *);
int ferror(FILE *);
int snprintf(char *, size_t, const char *, ...);
int vsnprintf(char *, size_t, const char *, va_list);

#ifdef __cplusplus
}
#endif

#endif
