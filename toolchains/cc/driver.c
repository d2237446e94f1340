/* The compiler driver: one static program behind every tool name (cc, ld, ar, ...) of a toolchain.
 *
 * It needs no shell and no environment.  Beside the program called NAME lies NAME.conf, one word per line:
 *
 *     zig PATH      the compiler
 *     sysroot PATH  optional: folder with lib/ for links (see sysroot.c)
 *     arg WORD      a word put between the program and the caller's words; the first one is zig's subcommand;
 *                   a leading `@zig@` stands for the compiler's folder
 *
 * Relative paths count from PBH_ROOT if it is set (scripts that change folders set it), else from the working folder.
 *
 * zig's own C driver builds the C library anew for each set of flags, into a cache keyed by inode numbers and times.
 * So only the sysroot is made by it, once; everything else runs the clang and lld inside it directly.
 */
#define _GNU_SOURCE
#include <errno.h>
#include <limits.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "sysroot.h"

#define MAX_WORDS 256

static const char *self = "cc";

static void die(const char *format, ...)
{
    va_list ap;
    fprintf(stderr, "%s: ", self);
    va_start(ap, format);
    vfprintf(stderr, format, ap);
    va_end(ap);
    fputc('\n', stderr);
    exit(125);
}

static char *text(const char *format, ...)
{
    va_list ap;
    char *s;
    va_start(ap, format);
    if (vasprintf(&s, format, ap) < 0)
        die("out of memory");
    va_end(ap);
    return s;
}

struct conf {
    char *zig, *zig_dir, *sysroot;
    char *args[MAX_WORDS];
    int nargs;
};

static char *rooted(const char *path)
{
    const char *root = getenv("PBH_ROOT");
    return path[0] == '/' || !root ? strdup(path) : text("%s/%s", root, path);
}

static void read_line(struct conf *c, const char *path, char *line)
{
    char *value = strchr(line, ' ');
    if (!value)
        die("%s: got line '%s', want 'zig|sysroot|arg VALUE'", path, line);
    *value++ = 0;
    if (!strcmp(line, "zig")) {
        c->zig = rooted(value);
        c->zig_dir = strdup(c->zig);
        *strrchr(c->zig_dir, '/') = 0;
    } else if (!strcmp(line, "sysroot")) {
        c->sysroot = rooted(value);
    } else if (!strcmp(line, "arg")) {
        if (c->nargs == MAX_WORDS)
            die("%s: got more than %d words, want fewer", path, MAX_WORDS);
        c->args[c->nargs++] = strncmp(value, "@zig@", 5) ? strdup(value) : text("%s%s", c->zig_dir, value + 5);
    } else {
        die("%s: got key '%s', want zig, sysroot or arg", path, line);
    }
}

static void read_conf(const char *path, struct conf *c)
{
    FILE *f = fopen(path, "r");
    char *line = NULL;
    size_t cap = 0;
    ssize_t len;
    if (!f)
        die("cannot read %s: %s; the toolchain is incomplete", path, strerror(errno));
    while ((len = getline(&line, &cap, f)) > 0) {
        if (line[len - 1] == '\n')
            line[len - 1] = 0;
        read_line(c, path, line);
    }
    fclose(f);
    if (!c->zig || !c->nargs)
        die("%s: got no 'zig' or no 'arg' line, want both", path);
}

enum kind { NO_LINK, EXECUTABLE, PIE, STATIC, STATIC_PIE, SHARED, BARE };

/* What all words together ask the compiler to link, if anything; only the last `callers` of them can be inputs. */
static enum kind link_kind(char **words, int count, int callers)
{
    enum kind kind = EXECUTABLE;
    int inputs = 0;
    for (int i = 0; i < count; i++) {
        const char *a = words[i];
        if (!strcmp(a, "-c") || !strcmp(a, "-E") || !strcmp(a, "-S") || !strcmp(a, "-M") || !strcmp(a, "-MM") ||
            !strcmp(a, "-fsyntax-only") || !strncmp(a, "-print-", 7) || !strncmp(a, "--print-", 8))
            return NO_LINK;
        if (!strcmp(a, "-r") || !strcmp(a, "-nostdlib"))
            kind = BARE;
        else if (!strcmp(a, "-shared"))
            kind = SHARED;
        else if (!strcmp(a, "-static") && kind == EXECUTABLE)
            kind = STATIC;
        else if (!strcmp(a, "-static-pie"))
            kind = STATIC_PIE;
        else if (!strcmp(a, "-pie") && kind == EXECUTABLE)
            kind = PIE;
        if (!strcmp(a, "-o") || !strcmp(a, "-x") || !strcmp(a, "-MF") || !strcmp(a, "-MT") || !strcmp(a, "-Xlinker"))
            i++;
        else if (i < count - callers)
            continue;
        else if (a[0] != '-' || !a[1] || !strncmp(a, "-l", 2))
            inputs = 1;
    }
    return inputs ? kind : NO_LINK;
}

static const char *start_file(enum kind kind)
{
    switch (kind) {
    case PIE:
        return "Scrt1.o";
    case STATIC_PIE:
        return "rcrt1.o";
    case EXECUTABLE:
    case STATIC:
        return "crt1.o";
    default:
        return NULL;
    }
}

static int has(const char *sysroot, const char *name)
{
    char *path = text("%s/lib/%s", sysroot, name);
    int there = !access(path, R_OK);
    free(path);
    return there;
}

/* The C library's parts, in the order the linker wants them; those a sysroot lacks are skipped. */
static const char *const SHARED_LIBC[] = {"libc.so",       "libm.so.6",  "libc.so.6", "libld.so", "libresolv.so.2", "libpthread.so.0",
                                          "libdl.so.2", "librt.so.1", "libutil.so.1", "libc_nonshared.a",  NULL};
static const char *const STATIC_LIBC[] = {"libc.a", "libzigc.a", NULL};

static int add_libc(char **words, int n, const struct conf *c, enum kind kind)
{
    const char *const *names = kind == STATIC || kind == STATIC_PIE ? STATIC_LIBC : SHARED_LIBC;
    words[n++] = "-Wl,--as-needed";
    for (; *names; names++)
        if (has(c->sysroot, *names))
            words[n++] = text("%s/lib/%s", c->sysroot, *names);
    words[n++] = text("%s/lib/libcompiler_rt.a", c->sysroot);
    return n;
}

int main(int argc, char **argv)
{
    static struct conf c;
    char exe[PATH_MAX], *folder;
    char **words = calloc(argc + MAX_WORDS + 32, sizeof *words);
    enum kind kind;
    int n = 0;
    ssize_t len;
    if (argc > 1 && !strcmp(argv[1], "--make-sysroot"))
        return make_sysroot(argc, argv);
    len = readlink("/proc/self/exe", exe, sizeof exe - 6);
    if (len < 0)
        die("cannot find myself: /proc is not mounted");
    exe[len] = 0;
    if (strchr(argv[0], '/')) /* the name it was called by may be a link to the one driver */
        snprintf(exe, sizeof exe - 6, "%s", argv[0]);
    folder = strdup(exe);
    *strrchr(folder, '/') = 0;
    self = strdup(strrchr(exe, '/') + 1);
    strcat(exe, ".conf");
    read_conf(exe, &c);

    words[n++] = c.zig;
    for (int i = 0; i < c.nargs; i++)
        words[n++] = c.args[i];
    for (int i = 1; i < argc; i++)
        words[n++] = argv[i];
    kind = c.sysroot ? link_kind(words + 1, n - 1, argc - 1) : NO_LINK;
    if (kind != NO_LINK) {
        n -= argc - 1; /* the caller's words come after the start file */
        words[n++] = "-nostdlib";
        words[n++] = text("--ld-path=%s/ld", folder);
        words[n++] = text("--sysroot=%s", c.sysroot); /* or clang adds the library folders of the machine it runs on */
        words[n++] = text("-L%s/lib", c.sysroot);
        words[n++] = "-Wl,--as-needed,--build-id=none,--eh-frame-hdr,-z,relro,-z,now";
        if (start_file(kind))
            words[n++] = text("%s/lib/%s", c.sysroot, start_file(kind));
        for (int i = 1; i < argc; i++)
            words[n++] = argv[i];
    }
    if (kind != NO_LINK && kind != BARE) {
        words[n++] = "-Wl,--gc-sections"; /* compiler-rt is one object; most of it is not needed */
        n = add_libc(words, n, &c, kind);
    }
    execv(c.zig, words);
    die("cannot run %s: %s", c.zig, strerror(errno));
    return 125;
}
