/* See sysroot.c. */
int make_sysroot(int argc, char **argv);
