/* zstdc LEVEL IN OUT [WORKERS]: compresses a file with fixed settings, so that equal input gives equal bytes.
 *
 * The number of workers (2 unless given) changes the speed only: with one worker or more zstd cuts the input into
 * jobs by the compression parameters alone. Zero workers would cut it differently, hence at least one.
 * OUT appears complete or not at all: the data goes to OUT.tmp first.
 */
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ZSTD_STATIC_LINKING_ONLY /* linked statically, from the same source */
#include <zstd.h>

enum { EXIT_USAGE = 2, EXIT_FAILED = 5 };

static char *temporary; /* removed on failure */

static int fail(const char *name, const char *got, const char *fix)
{
    fprintf(stderr, "zstdc: %s: got %s, want a complete file; %s\n", name, got, fix);
    if (temporary != NULL) {
        unlink(temporary);
    }
    return EXIT_FAILED;
}

static int fail_errno(const char *name)
{
    int full = errno == ENOSPC || errno == EDQUOT;
    return fail(name, strerror(errno), full ? "free some space there or write elsewhere" : "check the path");
}

static long number(const char *text, long low, long high)
{
    char *end;
    long value = strtol(text, &end, 10);
    return *text == '\0' || *end != '\0' || value < low || value > high ? -1 : value;
}

static size_t set_up(ZSTD_CCtx *ctx, int level, int workers, unsigned long long size)
{
    /* A distribution holds the same code up to four times (program, libraries, objects), tens of megabytes apart:
     * matches over a long distance make it 29 % smaller at level 19. A window of 2^27 is the most that decoders
     * accept unasked. The job size is small enough to keep two workers busy. */
    const struct { ZSTD_cParameter key; int value; } settings[] = {
        { ZSTD_c_compressionLevel, level },
        { ZSTD_c_enableLongDistanceMatching, ZSTD_ps_enable },
        { ZSTD_c_windowLog, 27 },
        { ZSTD_c_jobSize, 1 << 26 },
        { ZSTD_c_checksumFlag, 1 },
        { ZSTD_c_contentSizeFlag, 1 },
        { ZSTD_c_nbWorkers, workers },
    };
    for (size_t i = 0; i < sizeof settings / sizeof settings[0]; i++) {
        size_t code = ZSTD_CCtx_setParameter(ctx, settings[i].key, settings[i].value);
        if (ZSTD_isError(code)) {
            return code;
        }
    }
    return ZSTD_CCtx_setPledgedSrcSize(ctx, size);
}

/* Returns 0, or the exit code after the message has been printed. */
static int compress(ZSTD_CCtx *ctx, FILE *in, const char *in_name, FILE *out)
{
    static char source[1 << 20];
    static char packed[1 << 20];
    size_t left;
    int last;
    do {
        ZSTD_inBuffer input = { source, fread(source, 1, sizeof source, in), 0 };
        if (ferror(in)) {
            return fail_errno(in_name);
        }
        last = feof(in);
        do {
            ZSTD_outBuffer output = { packed, sizeof packed, 0 };
            left = ZSTD_compressStream2(ctx, &output, &input, last ? ZSTD_e_end : ZSTD_e_continue);
            if (ZSTD_isError(left)) {
                return fail(in_name, ZSTD_getErrorName(left), "does something write to it meanwhile?");
            }
            if (fwrite(packed, 1, output.pos, out) != output.pos) {
                return fail_errno(temporary);
            }
        } while (last ? left != 0 : input.pos < input.size);
    } while (!last);
    return 0;
}

static int run(int level, const char *in_name, const char *out_name, int workers)
{
    struct stat status;
    FILE *in = fopen(in_name, "rb");
    if (in == NULL || fstat(fileno(in), &status) != 0) {
        return fail_errno(in_name);
    }
    temporary = malloc(strlen(out_name) + sizeof ".tmp");
    if (temporary == NULL) {
        return fail_errno(out_name);
    }
    strcat(strcpy(temporary, out_name), ".tmp");
    FILE *out = fopen(temporary, "wb");
    if (out == NULL) {
        return fail_errno(temporary);
    }
    ZSTD_CCtx *ctx = ZSTD_createCCtx();
    size_t code = ctx != NULL ? set_up(ctx, level, workers, (unsigned long long)status.st_size) : 0;
    if (ctx == NULL || ZSTD_isError(code)) {
        return fail(out_name, ctx == NULL ? "no memory" : ZSTD_getErrorName(code), "rebuild zstdc with threads");
    }
    int result = compress(ctx, in, in_name, out);
    if (result != 0) {
        return result;
    }
    if (fflush(out) != 0 || fsync(fileno(out)) != 0 || fclose(out) != 0) {
        return fail_errno(temporary);
    }
    return rename(temporary, out_name) != 0 ? fail_errno(out_name) : 0;
}

int main(int argc, char **argv)
{
    long level = argc > 1 ? number(argv[1], 1, ZSTD_maxCLevel()) : -1;
    long workers = argc > 4 ? number(argv[4], 1, 64) : 2;
    if (argc < 4 || argc > 5 || level < 0 || workers < 0) {
        fprintf(stderr, "usage: zstdc LEVEL IN OUT [WORKERS]; LEVEL 1 to %d, WORKERS 1 to 64\n", ZSTD_maxCLevel());
        return EXIT_USAGE;
    }
    return run((int)level, argv[2], argv[3], (int)workers);
}
