/* `driver --make-sysroot OUT ZIG WORD... [-- MODE...]...`: makes OUT/lib with the start files and C library of a target.
 *
 * zig's C driver builds them on demand; a probe is linked once in each mode (the words after a `--`, say `-static`) and
 * what zig built for it is collected.  The cache lies at one fixed relative path because archives name members by it, and
 * the probe is linked stripped (`-s`) because debug information would name the working folder.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <fcntl.h>
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "sysroot.h"

#define CACHE "zig-cache"
#define PROBE "sysroot-probe"

static const char *out;

static void fail(const char *what, const char *which)
{
    fprintf(stderr, "make-sysroot: %s %s: %s\n", what, which, strerror(errno));
    exit(125);
}

static void zig(char **words)
{
    int status = 0;
    pid_t pid = fork();
    if (pid == 0) {
        execv(words[0], words);
        fail("cannot run", words[0]);
    }
    if (pid < 0 || waitpid(pid, &status, 0) < 0)
        fail("cannot run", words[0]);
    if (status) {
        fprintf(stderr, "make-sysroot: the compiler failed (status %d) on the probe\n", status);
        exit(125);
    }
}

static void copy(const char *from, const char *name)
{
    char to[4096], buffer[1 << 16];
    ssize_t n;
    int in = open(from, O_RDONLY), file;
    snprintf(to, sizeof to, "%s/lib/%s", out, name);
    file = open(to, O_WRONLY | O_CREAT | O_EXCL, 0644);
    if (file < 0 && errno == EEXIST) { /* an earlier mode's is as good */
        close(in);
        return;
    }
    if (in < 0 || file < 0)
        fail("cannot copy", from);
    while ((n = read(in, buffer, sizeof buffer)) > 0)
        if (write(file, buffer, n) != n)
            fail("cannot write", to);
    close(in);
    close(file);
}

/* libm.so.6 also becomes libm.so, so that -lm finds it, likewise -lc; libld.so is the dynamic loader's own stub. */
static void collect(const char *path, const char *name)
{
    const char *so = strstr(name, ".so");
    char plain[256];
    if (so && !strncmp(name, "libld.so", 8)) {
        copy(path, "libld.so");
        return;
    }
    copy(path, name);
    if (so && so[3]) {
        snprintf(plain, sizeof plain, "%.*s.so", (int)(so - name), name);
        copy(path, plain);
    }
}

static int visit(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    const char *name = path + ftw->base;
    size_t n = strlen(name);
    (void)st;
    if (type != FTW_F || strncmp(path, CACHE "/o/", strlen(CACHE) + 3))
        return 0;
    if (strstr(name, "crt1.o") || strstr(name, ".so") || (n > 2 && !strcmp(name + n - 2, ".a")))
        collect(path, name);
    return 0;
}

static int erase(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
    (void)st, (void)type, (void)ftw;
    return remove(path);
}

static void probe(const char *zig_path, char **words, int common, int from, int to)
{
    char **line = calloc(common + to - from + 8, sizeof *line);
    int n = 0;
    line[n++] = (char *)zig_path;
    line[n++] = "cc";
    for (int i = 0; i < common; i++)
        line[n++] = words[i];
    for (int i = from; i < to; i++)
        line[n++] = words[i];
    line[n++] = PROBE ".c";
    line[n++] = "-o";
    line[n++] = PROBE ".out";
    line[n] = NULL;
    zig(line);
    free(line);
    nftw(CACHE, visit, 16, FTW_PHYS);
}

/* musl keeps everything in libc; -lm and its kin must still find something, as with musl's own installation. */
static void add_empty_archives(void)
{
    static const char *const NAMES[] = {"crypt", "dl", "m", "pthread", "resolv", "rt", "util", "xnet", NULL};
    char path[4096];
    snprintf(path, sizeof path, "%s/lib/libc.a", out);
    if (access(path, R_OK))
        return;
    for (const char *const *name = NAMES; *name; name++) {
        FILE *f;
        snprintf(path, sizeof path, "%s/lib/lib%s.a", out, *name);
        f = fopen(path, "w");
        if (!f || fputs("!<arch>\n", f) < 0 || fclose(f))
            fail("cannot write", path);
    }
}

static void make_folders(void)
{
    char lib[4096];
    snprintf(lib, sizeof lib, "%s/lib", out);
    if ((mkdir(out, 0755) && errno != EEXIST) || (mkdir(lib, 0755) && errno != EEXIST))
        fail("cannot make", lib);
}

int make_sysroot(int argc, char **argv)
{
    char **words = argv + 4;
    int count = argc - 4, common = 0;
    FILE *f;
    if (argc < 6) {
        fprintf(stderr, "make-sysroot: got %d words, want OUT ZIG WORD... -- MODE...\n", argc - 2);
        return 2;
    }
    out = argv[2];
    make_folders();
    f = fopen(PROBE ".c", "w");
    if (!f || fputs("int main(void) { return 0; }\n", f) < 0 || fclose(f))
        fail("cannot write", PROBE ".c");
    setenv("ZIG_GLOBAL_CACHE_DIR", CACHE, 1);
    setenv("ZIG_LOCAL_CACHE_DIR", CACHE, 1);
    while (common < count && strcmp(words[common], "--"))
        common++;
    for (int from = common; from < count;) {
        int to = from + 1;
        while (to < count && strcmp(words[to], "--"))
            to++;
        probe(argv[3], words, common, from + 1, to);
        from = to;
    }
    add_empty_archives();
    unlink(PROBE ".c");
    unlink(PROBE ".out");
    nftw(CACHE, erase, 16, FTW_DEPTH | FTW_PHYS);
    return 0;
}
