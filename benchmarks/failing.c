/* failing: a library laid before the system's own (LD_PRELOAD), that counts the calls which change files below a folder
   and makes one of them, or that one and all after it, fail with an error of choice. benchmarks/writes.py drives it. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

/* Seen by this process and its copies. */
static struct told {
    long seen;          /* calls so far */
    long failed;        /* of which failed */
    char first[2 * PATH_MAX + 64]; /* the first of them */
    long length;        /* of the list */
    char list[1 << 22]; /* where calls are only counted: a line for each, its name and its path */
} *told;

static long fail_at;    /* 0: only count */
static int error_number, stays, on;
static char folder[PATH_MAX];
static __thread int busy;

struct told *failing_begin(const char *path) {
    snprintf(folder, sizeof folder, "%s", path);
    if (!told)
        told = mmap(NULL, sizeof *told, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    return told;
}

void failing_arm(long number, int error, int all_after) {
    told->seen = told->failed = told->length = told->first[0] = 0;
    fail_at = number, error_number = error, stays = all_after, on = 1;
}

void failing_disarm(void) { on = 0; }

static int below(const char *path) {
    size_t n = strlen(folder);
    return !strncmp(path, folder, n) && (path[n] == '/' || !path[n]);
}

static int of_descriptor(int fd, char *path) {
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
    ssize_t n = readlink(link, path, PATH_MAX - 1);
    if (n < 0) return 0;
    path[n] = 0;
    return below(path);
}

/* Whether this call is to fail. A full disk lets files be removed. */
static int fails(const char *name, const char *path, int removes) {
    long number = __atomic_add_fetch(&told->seen, 1, __ATOMIC_SEQ_CST);
    if (!fail_at && told->length < (long)sizeof told->list - 3 * PATH_MAX)
        told->length += snprintf(told->list + told->length, 3 * PATH_MAX, "%s %s\n", name, path);
    if (!fail_at || number < fail_at || (number > fail_at && !stays)) return 0;
    if (removes && (number > fail_at || error_number == ENOSPC || error_number == EDQUOT)) {
        if (number > fail_at) return 0;
        errno = EIO;
    } else
        errno = error_number;
    if (!told->failed++) snprintf(told->first, sizeof told->first, "%s %s", name, path);
    return 1;
}

static int at(const char *name, int fd, const char *given, int removes) {
    if (!on || busy || !given) return 0;
    char path[2 * PATH_MAX], base[PATH_MAX];
    int result = 0, before = errno;
    busy = 1;
    if (given[0] == '/')
        snprintf(path, sizeof path, "%s", given);
    else if (fd == AT_FDCWD)
        snprintf(path, sizeof path, "%s/%s", getcwd(base, sizeof base) ? base : "", given);
    else if (of_descriptor(fd, base))
        snprintf(path, sizeof path, "%s/%s", base, given);
    else
        path[0] = 0;
    errno = before;
    if (below(path)) result = fails(name, path, removes);
    busy = 0;
    return result;
}

static int on_descriptor(const char *name, int fd) {
    if (!on || busy) return 0;
    char path[PATH_MAX];
    int before = errno, result = 0;
    busy = 1;
    if (of_descriptor(fd, path)) errno = before, result = fails(name, path, 0);
    else errno = before;
    busy = 0;
    return result;
}

#define REAL(type, name, ...) \
    static type (*real)(__VA_ARGS__); \
    if (!real) real = (type (*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

#define WRITES(flags) ((flags) & (O_WRONLY | O_RDWR | O_CREAT | O_TRUNC))
#define MODE(flags) \
    mode_t mode = 0; \
    if ((flags) & (O_CREAT | O_TMPFILE)) { va_list rest; va_start(rest, flags); mode = va_arg(rest, mode_t); va_end(rest); }

#define OPEN(function) \
    int function(const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #function, const char *, int, ...); \
        if (WRITES(flags) && at("open", AT_FDCWD, path, 0)) return -1; \
        return real(path, flags, mode); \
    }
OPEN(open)
OPEN(open64)

#define OPENAT(function) \
    int function(int fd, const char *path, int flags, ...) { \
        MODE(flags) \
        REAL(int, #function, int, const char *, int, ...); \
        if (WRITES(flags) && at("open", fd, path, 0)) return -1; \
        return real(fd, path, flags, mode); \
    }
OPENAT(openat)
OPENAT(openat64)

/* Calls on a descriptor: what they are called, what they give, their parameters and how these are handed on. */
#define ON(type, function, parameters, ...) \
    type function parameters { \
        static type(*real) parameters; \
        if (!real) real = (type(*) parameters)dlsym(RTLD_NEXT, #function); \
        if (on_descriptor(#function, fd)) return -1; \
        return real(__VA_ARGS__); \
    }
ON(ssize_t, write, (int fd, const void *data, size_t n), fd, data, n)
ON(ssize_t, pwrite, (int fd, const void *data, size_t n, off_t place), fd, data, n, place)
ON(ssize_t, pwrite64, (int fd, const void *data, size_t n, off64_t place), fd, data, n, place)
ON(ssize_t, writev, (int fd, const struct iovec *parts, int n), fd, parts, n)
ON(ssize_t, sendfile, (int fd, int from, off_t *place, size_t n), fd, from, place, n)
ON(ssize_t, sendfile64, (int fd, int from, off64_t *place, size_t n), fd, from, place, n)
/* A sync is counted and not made: no power is cut here, and the disk would have us wait. */
int fsync(int fd) { return on_descriptor("fsync", fd) ? -1 : 0; }
int fdatasync(int fd) { return on_descriptor("fdatasync", fd) ? -1 : 0; }
ON(int, ftruncate, (int fd, off_t size), fd, size)
ON(int, ftruncate64, (int fd, off64_t size), fd, size)
ON(int, fallocate, (int fd, int mode, off_t start, off_t n), fd, mode, start, n)
ON(int, fallocate64, (int fd, int mode, off64_t start, off64_t n), fd, mode, start, n)

/* Calls on a path. */
#define OF(function, folder_fd, path, removes, parameters, ...) \
    int function parameters { \
        static int(*real) parameters; \
        if (!real) real = (int(*) parameters)dlsym(RTLD_NEXT, #function); \
        if (at(#function, folder_fd, path, removes)) return -1; \
        return real(__VA_ARGS__); \
    }
OF(mkdir, AT_FDCWD, path, 0, (const char *path, mode_t mode), path, mode)
OF(mkdirat, fd, path, 0, (int fd, const char *path, mode_t mode), fd, path, mode)
OF(rmdir, AT_FDCWD, path, 1, (const char *path), path)
OF(unlink, AT_FDCWD, path, 1, (const char *path), path)
OF(unlinkat, fd, path, 1, (int fd, const char *path, int flags), fd, path, flags)
OF(rename, AT_FDCWD, to, 0, (const char *from, const char *to), from, to)
OF(renameat, fd, to, 0, (int from_fd, const char *from, int fd, const char *to), from_fd, from, fd, to)
OF(link, AT_FDCWD, to, 0, (const char *from, const char *to), from, to)
OF(linkat, fd, to, 0, (int from_fd, const char *from, int fd, const char *to, int flags), from_fd, from, fd, to, flags)
OF(symlink, AT_FDCWD, to, 0, (const char *from, const char *to), from, to)
