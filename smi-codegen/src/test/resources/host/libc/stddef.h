#ifndef FAKE_STDDEF_H
#define FAKE_STDDEF_H

typedef __SIZE_TYPE__ size_t;

#ifdef __cplusplus
#define NULL __null
#else
#define NULL ((void *)0)
#endif

#endif
