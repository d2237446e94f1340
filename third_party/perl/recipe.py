"""perl: one static program for the build itself, with the few modules that OpenSSL needs.

Neither Configure (minutes of probing in sh) nor MakeMaker runs.  The C library and the processor of
the build's own programs never vary, so Configure's answers are the tables below; config.h and
Config.pm are made from them by perl's own scripts.  A first perl without extensions translates the
extensions (.xs), a second one contains them.

The answers are those of `sh Configure -des -Dcc=build-cc -Uusedl -Duserelocatableinc` with the tool
folder's programs, without what names the machine, the day or a folder.  For a new perl, run it
again and compare the two config.h.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from pbh.recipe import Recipe

LIB = ".../../lib/perl5"
"""The modules' folder, relative to the program (which is what perl means by three dots)."""

DEFINED = """
d_PRIeldbl d_PRIfldbl d_PRIgldbl d_SCNfldbl d_accept4 d_access d_acosh d_alarm d_asinh d_atanh
d_atoll d_attribute_always_inline d_attribute_deprecated d_attribute_format d_attribute_malloc
d_attribute_nonnull d_attribute_noreturn d_attribute_pure d_attribute_unused d_attribute_visibility
d_attribute_warn_unused_result d_builtin_add_overflow d_builtin_choose_expr d_builtin_expect
d_builtin_mul_overflow d_builtin_sub_overflow d_c99_variadic_macros d_castneg d_cbrt d_chown
d_chroot d_clearenv d_cmsghdr_s d_copysign d_copysignl d_crypt d_ctermid d_cuserid d_difftime
d_dirfd d_dladdr d_dlerror d_double_has_inf d_double_has_nan d_double_has_negative_zero
d_double_has_subnormals d_double_style_ieee d_drand48proto d_dup2 d_dup3 d_duplocale d_eaccess
d_endgrent d_endhent d_endnent d_endpent d_endpwent d_endsent d_eofnblk d_erf d_erfc d_exp2 d_expm1
d_fchdir d_fchmod d_fchmodat d_fchown d_fcntl d_fcntl_can_lock d_fd_set d_fdim d_fdopendir
d_fegetround d_ffs d_ffsl d_fgetpos d_finite d_flexfnam d_flock d_fma d_fmax d_fmin d_fork
d_fpathconf d_fpclassify d_freelocale d_frexpl d_fseeko d_fsetpos d_fstatfs d_fstatvfs d_fsync
d_ftello d_futimes d_gai_strerror d_getaddrinfo d_getcwd d_getenv_preserves_other_thread d_getgrent
d_getgrps d_gethbyaddr d_gethbyname d_gethent d_gethname d_gethostprotos d_getitimer d_getlogin
d_getmntent d_getnameinfo d_getnbyaddr d_getnbyname d_getnent d_getnetprotos d_getpagsz
d_getpbyname d_getpbynumber d_getpent d_getpgid d_getpgrp d_getppid d_getprior d_getprotoprotos
d_getpwent d_getsbyname d_getsbyport d_getsent d_getservprotos d_getspnam d_gettimeod d_grpasswd
d_hasmntopt d_htonl d_hypot d_ilogb d_ilogbl d_inetaton d_inetntop d_inetpton d_int64_t d_ip_mreq
d_ip_mreq_source d_ipv6_mreq d_isascii d_isblank d_isfinite d_isinf d_isless d_isnan d_isnormal
d_j0 d_killpg d_lc_monetary_2008 d_lchown d_ldbl_dig d_ldexpl d_lgamma d_lgamma_r d_link d_linkat
d_llrint d_llrintl d_llround d_llroundl d_locconv d_lockf d_log1p d_log2 d_logb
d_long_double_style_ieee d_long_double_style_ieee_extended d_longdbl d_longlong d_lrint d_lrintl
d_lround d_lroundl d_lseekproto d_lstat d_madvise d_mblen d_mbrlen d_mbrtowc d_mbstowcs d_mbtowc
d_memmem d_memrchr d_mkdir d_mkdtemp d_mkfifo d_mkostemp d_mkstemp d_mkstemps d_mktime d_mmap
d_modfl d_modflproto d_mprotect d_msg d_msghdr_s d_msync d_munmap d_nan d_nanosleep d_nearbyint
d_newlocale d_nextafter d_nexttoward d_nice d_nl_langinfo d_nl_langinfo_l d_non_int_bitfields
d_nv_zero_is_allbits_zero d_open3 d_openat d_pathconf d_pause d_perl_lc_all_category_positions_init
d_perl_lc_all_separator d_pipe d_pipe2 d_poll d_prctl d_prctl_set_name d_printf_format_null
d_procselfexe d_pthread_atfork d_pthread_attr_setscope d_ptrdiff_t d_pwgecos d_pwpasswd d_quad
d_readdir d_readlink d_readv d_recvmsg d_regcomp d_remainder d_remquo d_rename d_renameat
d_rewinddir d_rint d_rmdir d_round d_sbrkproto d_scalbn d_scalbnl d_sched_yield d_seekdir d_select
d_sem d_semctl_semid_ds d_semctl_semun d_sendmsg d_setegid d_setenv d_seteuid d_setgrent d_setgrps
d_sethent d_setitimer d_setlinebuf d_setlocale d_setnent d_setpent d_setpgid d_setpgrp d_setprior
d_setpwent d_setregid d_setresgid d_setresuid d_setreuid d_setsent d_setsid d_setvbuf d_shm
d_shmatprototype d_sigaction d_siginfo_si_addr d_siginfo_si_band d_siginfo_si_errno
d_siginfo_si_pid d_siginfo_si_status d_siginfo_si_uid d_siginfo_si_value d_signbit d_sigprocmask
d_sigsetjmp d_sin6_scope_id d_snprintf d_sockaddr_in6 d_sockaddr_storage d_sockatmark
d_sockatmarkproto d_socket d_sockpair d_sqrtl d_sresgproto d_sresuproto d_stat d_statblks
d_statfs_f_flags d_statfs_s d_static_inline d_strcoll d_strerror_l d_strftime d_strlcat d_strlcpy
d_strnlen d_strtod d_strtod_l d_strtol d_strtold d_strtold_l d_strtoll d_strtoul d_strtoull
d_strxfrm d_strxfrm_l d_symlink d_syscall d_syscallproto d_sysconf d_system d_tcgetpgrp d_tcsetpgrp
d_telldir d_telldirproto d_tgamma d_thread_local d_time d_timegm d_times d_tm_tm_gmtoff
d_tm_tm_zone d_towlower d_towupper d_trunc d_truncate d_truncl d_tzname d_u32align d_ualarm d_umask
d_uname d_unlinkat d_unsetenv d_uselocale d_usleep d_usleepproto d_vsnprintf d_wait4 d_waitpid
d_wcrtomb d_wcscmp d_wcstombs d_wcsxfrm d_wctomb d_writev default_inc_excludes_dot fflushNULL
i_arpainet i_crypt i_dirent i_dlfcn i_fcntl i_fenv i_grp i_inttypes i_langinfo i_locale i_mntent
i_netdb i_netinettcp i_niin i_poll i_pthread i_pwd i_shadow i_stdbool i_stdint i_sysdir i_sysioctl
i_syslog i_sysmount i_sysparam i_syspoll i_sysresrc i_sysselct i_sysstat i_sysstatfs i_sysstatvfs
i_syssyscall i_systime i_systimes i_systypes i_sysuio i_sysun i_sysutsname i_sysvfs i_syswait
i_termios i_time i_unistd i_utime i_wchar i_wctype need_va_copy use64bitall use64bitint
uselargefiles usemallocwrap useperlio userelocatableinc
""".split()
"""Variables of config.sh that are 'define'."""

VALUES = {
    "alignbytes": "8",
    "archname": "x86_64-linux",
    "byteorder": "12345678",
    "castflags": "0",
    "charbits": "8",
    "cpp_stuff": "42",
    "d_Gconvert": "gcvt((x),(n),(b))",
    "direntrytype": "struct dirent",
    "dlext": "none",
    "doubleinfbytes": "0, 0, 0, 0, 0, 0, 0xf0, 0x7f",
    "doublekind": "3",
    "doublemantbits": "52",
    "doublenanbytes": "0, 0, 0, 0, 0, 0, 0xf8, 0xff",
    "doublesize": "8",
    "drand01": "Perl_drand48()",
    "eagain": "EAGAIN",
    "fpostype": "fpos_t",
    "freetype": "void",
    "gidformat": '"u"',
    "gidsign": "1",
    "gidsize": "4",
    "gidtype": "gid_t",
    "groupstype": "gid_t",
    "i16size": "2",
    "i16type": "short",
    "i32dformat": '"d"',
    "i32size": "4",
    "i32type": "int",
    "i64size": "8",
    "i64type": "long",
    "i8size": "1",
    "i8type": "signed char",
    "inc_version_list": "",
    "inc_version_list_init": "0",
    "intsize": "4",
    "ivdformat": '"ld"',
    "ivsize": "8",
    "ivtype": "long",
    "longdblinfbytes": "0, 0, 0, 0, 0, 0, 0, 0x80, 0xff, 0x7f, 0, 0, 0, 0, 0, 0",
    "longdblkind": "3",
    "longdblmantbits": "64",
    "longdblnanbytes": "0, 0, 0, 0, 0, 0, 0, 0xc0, 0xff, 0xff, 0, 0, 0, 0, 0, 0",
    "longdblsize": "16",
    "longlongsize": "8",
    "longsize": "8",
    "lseeksize": "8",
    "lseektype": "off_t",
    "malloctype": "void *",
    "mmaptype": "void *",
    "modetype": "mode_t",
    "netdb_hlen_type": "size_t",
    "netdb_host_type": "char *",
    "netdb_name_type": "const char *",
    "netdb_net_type": "in_addr_t",
    "nv_overflows_integers_at": "256.0*256.0*256.0*256.0*256.0*256.0*2.0*2.0*2.0*2.0*2.0",
    "nv_preserves_uv_bits": "53",
    "nveformat": '"e"',
    "nvfformat": '"f"',
    "nvgformat": '"g"',
    "nvmantbits": "52",
    "nvsize": "8",
    "nvtype": "double",
    "o_nonblock": "O_NONBLOCK",
    "osname": "linux",
    "path_sep": ":",
    "perl_lc_all_category_positions_init": "{ 0, 1, 2, 3, 4, 5 }",
    "perl_lc_all_separator": '";"',
    "perl_static_inline": "static __inline__",
    "perl_thread_local": "_Thread_local",
    "pidtype": "pid_t",
    "procselfexe": '"/proc/self/exe"',
    "ptrsize": "8",
    "quadkind": "2",
    "quadtype": "long",
    "randbits": "48",
    "randseedtype": "U32",
    "rd_nodata": "-1",
    "sGMTIME_max": "67768036191676799",
    "sGMTIME_min": "-62167219200",
    "sLOCALTIME_max": "67768036191676799",
    "sLOCALTIME_min": "-62167219200",
    "sPRIeldbl": '"Le"',
    "sPRIfldbl": '"Lf"',
    "sPRIgldbl": '"Lg"',
    "sSCNfldbl": '"Lf"',
    "sched_yield": "sched_yield()",
    "seedfunc": "Perl_drand48_init",
    "selectminbits": "64",
    "selecttype": "fd_set *",
    "shmattype": "void *",
    "shortsize": "2",
    "signal_t": "void",
    "sizesize": "8",
    "sizetype": "size_t",
    "so": "so",
    "socksizetype": "socklen_t",
    "ssizetype": "ssize_t",
    "st_dev_sign": "1",
    "st_dev_size": "8",
    "st_ino_sign": "1",
    "st_ino_size": "8",
    "stdchar": "char",
    "targetsh": "/bin/sh",
    "timetype": "time_t",
    "u16size": "2",
    "u16type": "unsigned short",
    "u32XUformat": '"X"',
    "u32oformat": '"o"',
    "u32size": "4",
    "u32type": "unsigned int",
    "u32uformat": '"u"',
    "u32xformat": '"x"',
    "u64size": "8",
    "u64type": "unsigned long",
    "u8size": "1",
    "u8type": "unsigned char",
    "uidformat": '"u"',
    "uidsign": "1",
    "uidsize": "4",
    "uidtype": "uid_t",
    "uquadtype": "unsigned long",
    "uvXUformat": '"lX"',
    "uvoformat": '"lo"',
    "uvsize": "8",
    "uvtype": "unsigned long",
    "uvuformat": '"lu"',
    "uvxformat": '"lx"',
}
"""Variables of config.sh that are neither 'define' nor absent."""

SIGNALS = """
ZERO HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP
TSTP TTIN TTOU URG XCPU XFSZ VTALRM PROF WINCH IO PWR SYS
""".split()
"""Names of signals 0 to 31."""

SECOND_NAMES = {"IOT": 6, "POLL": 29, "UNUSED": 31}
"""Signals with two names."""

CORE = """
av builtin caretx class deb doio doop dquote dump globals gv hv keywords locale mg mro_core numeric
op pad peep perl perlio perly pp pp_ctl pp_hot pp_pack pp_sort pp_sys reentr regcomp regcomp_debug
regcomp_invlist regcomp_study regcomp_trie regexec run scope sv taint time64 toke universal utf8
util
""".split()
"""C files of perl itself, in the order of the link."""

EXTENSIONS = {
    "Cwd": ("dist/PathTools/Cwd.xs",),
    "DynaLoader": ("ext/DynaLoader/dl_none.xs",),
    "Fcntl": ("ext/Fcntl/Fcntl.xs",),
    "File::Glob": ("ext/File-Glob/Glob.xs", "ext/File-Glob/bsd_glob.c"),
    "IO": ("dist/IO/IO.xs", "dist/IO/poll.c"),
    "List::Util": ("cpan/Scalar-List-Utils/ListUtil.xs",),
    "POSIX": ("ext/POSIX/POSIX.xs",),
    "Time::Piece": ("cpan/Time-Piece/Piece.xs",),
}
"""Extensions in the program, with their sources; their modules are listed in MODULES."""

MODULES = {
    "cpan/File-Path/lib": "File/Path.pm",
    "cpan/Getopt-Long/lib": "Getopt/Long.pm Getopt/Long/Parser.pm",
    "cpan/IPC-Cmd/lib": "IPC/Cmd.pm",
    "cpan/Locale-Maketext-Simple/lib": "Locale/Maketext/Simple.pm",
    "cpan/Module-Load-Conditional/lib": "Module/Load/Conditional.pm",
    "cpan/Module-Load/lib": "Module/Load.pm",
    "cpan/Module-Metadata/lib": "Module/Metadata.pm",
    "cpan/Params-Check/lib": "Params/Check.pm",
    "cpan/Scalar-List-Utils/lib": "List/Util.pm Scalar/Util.pm",
    "cpan/Text-ParseWords/lib": "Text/ParseWords.pm",
    "cpan/Time-Local/lib": "Time/Local.pm",
    "cpan/Time-Piece": "Time/Piece.pm Time/Seconds.pm",
    "cpan/parent/lib": "parent.pm",
    "cpan/version/lib": "version.pm version/regex.pm",
    "dist/Carp/lib": "Carp.pm Carp/Heavy.pm",
    "dist/Data-Dumper": "Data/Dumper.pm",
    "dist/Exporter/lib": "Exporter.pm Exporter/Heavy.pm",
    "dist/FindBin/lib": "FindBin.pm",
    "dist/IO": "IO.pm",
    "dist/IO/lib": "IO/File.pm IO/Handle.pm IO/Pipe.pm IO/Seekable.pm IO/Select.pm",
    "dist/PathTools": "Cwd.pm",
    "dist/PathTools/lib": "File/Spec.pm File/Spec/Functions.pm File/Spec/Unix.pm",
    "dist/XSLoader": "XSLoader.pm",
    "dist/base/lib": "base.pm",
    "dist/constant/lib": "constant.pm",
    "dist/if": "if.pm",
    "dist/lib": "lib.pm",
    "ext/Fcntl": "Fcntl.pm",
    "ext/File-Find/lib": "File/Find.pm",
    "ext/File-Glob": "File/Glob.pm",
    "ext/IPC-Open3/lib": "IPC/Open2.pm IPC/Open3.pm",
    "ext/POSIX/lib": "POSIX.pm",
    "lib": """
        Config.pm Config_git.pl Config_heavy.pl File/Basename.pm File/Compare.pm File/Copy.pm
        FileHandle.pm Getopt/Std.pm PerlIO.pm SelectSaver.pm Symbol.pm Tie/Hash.pm builtin.pm
        bytes.pm feature.pm integer.pm overload.pm overloading.pm strict.pm utf8.pm vars.pm
        warnings.pm warnings/register.pm
    """,
}
"""Installed modules by the folder they come from."""

TRANSLATOR = (
    "cpan/ExtUtils-Constant/lib",
    "cpan/Text-Tabs/lib",
    "dist/ExtUtils-ParseXS/lib",
    "ext/re",
)
"""Folders of modules that only the translation of .xs files needs."""

GENERATED = ("dist/XSLoader/XSLoader_pm.PL", "dist/lib/lib_pm.PL")
"""Scripts that write a module into their own folder."""

CFLAGS = (
    "-D_GNU_SOURCE",
    "-D_FILE_OFFSET_BITS=64",
    "-fwrapv",
    "-fno-strict-aliasing",
    "-w",
    # The order of a hash's keys can end in what a script writes, so it must not be random.
    "-DNO_HASH_SEED",
    "-DPERL_HASH_RANDOMIZE_KEYS=0",
    "-DNO_LOCALE",
    "-DNO_MATHOMS",
    '-DPERL_BUILD_DATE=""',
    "-I.",
)


def config_values(template: str, version: str) -> dict[str, str]:
    """All variables of config.sh, those that config_h.SH (`template`) refers to among them."""
    names = SIGNALS + [f"NUM{n}" for n in range(32, 64)] + ["RTMAX"]
    names[35] = "RTMIN"
    numbers = [*range(len(names)), *SECOND_NAMES.values()]
    names += SECOND_NAMES
    values = dict.fromkeys(re.findall(r"\$([a-z]\w+)", template), "")
    values |= {name: "0" for name in values if name.endswith("_r_proto")}
    values |= dict.fromkeys([*re.findall(r"^#\$(\w+)", template, re.MULTILINE), "usedl"], "undef")
    values |= dict.fromkeys(DEFINED, "define") | VALUES
    return values | {
        "PERL_CONFIG_SH": "true",
        "archlibexp": LIB,
        "privlibexp": LIB,
        "sig_name": " ".join(names),
        "sig_name_init": "".join(f'"{name}", ' for name in names) + "0",
        "sig_num": " ".join(map(str, numbers)),
        "sig_num_init": "".join(f"{number}, " for number in numbers) + "0",
        "sig_size": str(len(names)),
        "static_ext": " ".join(sorted(EXTENSIONS)).replace("::", "/"),
        "version": version,
    }


def write_config(r: Recipe) -> None:
    """Write config.sh and, by perl's own script, config.h; then what other tools would generate."""
    template = (r.src / "config_h.SH").read_text(encoding="utf-8")
    values = config_values(template, r.package["version"])
    r.write("config.sh", "".join(f"{name}='{value}'\n" for name, value in sorted(values.items())))
    r.run("sh", "config_h.SH")
    r.write("git_version.h", "#define PERL_GIT_UNPUSHED_COMMITS\n")
    r.write("lib/Config_git.pl", "$Config::Git_Data = '';\n1;\n")
    # Stands in for what old perls lack; extensions include it even here.
    r.write("ppport.h", "")


def compile_all(r: Recipe, sources: Iterable[str], *flags: str) -> list[str]:
    """Compile C files, in parallel, each to an object beside it; returns the objects in order."""

    def one(source: str) -> str:
        obj = source.removesuffix(".c") + ".o"
        r.run(r.build_cc, *CFLAGS, *flags, "-c", source, "-o", obj)
        return obj

    with ThreadPoolExecutor(r.jobs) as pool:
        return list(pool.map(one, sources))


def link(r: Recipe, program: str, objects: Sequence[str]) -> Path:
    """Link a program in the source tree; returns its path."""
    r.run(r.build_cc, *objects, "-o", program)
    return r.src / program


def write_main(r: Recipe) -> None:
    """Write perlmain.c: miniperlmain.c that knows the extensions."""
    text = (r.src / "miniperlmain.c").read_text(encoding="utf-8")
    head, tail = text.split("static void\nxs_init(pTHX)\n{\n    dXSUB_SYS;\n")
    declarations = calls = ""
    for name in EXTENSIONS:
        boot = "boot_" + name.replace("::", "__")
        # Not "bootstrap" for DynaLoader: every extension that inherits from it would call that.
        sub = "boot_DynaLoader" if name == "DynaLoader" else "bootstrap"
        declarations += f"EXTERN_C void {boot}(pTHX_ CV *cv);\n"
        calls += f'    newXS("{name}::{sub}", {boot}, __FILE__);\n'
    init = f"static void\nxs_init(pTHX)\n{{\n    dXSUB_SYS;\n{calls}"
    r.write("perlmain.c", head + declarations + init + tail)


def translate(r: Recipe, perl: Path, source: str, env: Mapping[str, str]) -> str:
    """Turn an extension's .xs file into C, and write the tables of constants that it includes."""
    folder = (r.src / source).parent
    makefile = folder / "Makefile.PL"
    if makefile.is_file() and "WriteConstants" in makefile.read_text(encoding="utf-8"):
        # The script writes the tables as well as a makefile; only that needs MakeMaker.
        stub = "$INC{'ExtUtils/MakeMaker.pm'} = 1; sub WriteMakefile {} "
        r.run(perl, "-e", stub + "do './Makefile.PL' or die $@;", cwd=folder, env=env)
    maps = [r.src / "lib/ExtUtils/typemap", folder / "typemap"]
    options = [word for file in maps if file.is_file() for word in ("-typemap", str(file))]
    xs = Path(source)
    result = xs.with_suffix(".c")
    xsubpp = r.src / "dist/ExtUtils-ParseXS/lib/ExtUtils/xsubpp"
    options += ["-noprototypes", "-noversioncheck", "-output", result.name]
    r.run(perl, xsubpp, *options, xs.name, cwd=folder, env=env)
    return str(result)


def generate(r: Recipe, perl: Path) -> list[str]:
    """Write Config.pm and the extensions' C files with the first perl; returns all C files."""
    env = {"PERL5LIB": ":".join(str(r.src / folder) for folder in (*TRANSLATOR, *MODULES))}
    # Without warnings (-X): it looks for folders of documentation that config.sh leaves out.
    r.run(perl, "-X", "-I.", "configpm", "--no-glossary", env=env)
    for script in GENERATED:
        r.run(perl, Path(script).name, cwd=(r.src / script).parent, env=env)
    sources = [source for group in EXTENSIONS.values() for source in group]
    return [s if s.endswith(".c") else translate(r, perl, s, env) for s in sources]


def install(r: Recipe, program: Path) -> None:
    """Copy the program and the modules."""
    for folder, names in MODULES.items():
        for name in names.split():
            file = r.src / folder / name
            # In an extension's own folder the module lies at the top.
            source = file if file.is_file() else r.src / folder / file.name
            r.copy(source, r.out / "lib/perl5" / name)
    r.copy(program, r.out / "bin/perl")
    (r.out / "bin/perl").chmod(0o755)


def build(r: Recipe) -> None:
    """Build bin/perl and lib/perl5."""
    write_config(r)
    tables = link(r, "generate_uudmap", compile_all(r, ["generate_uudmap.c"]))
    r.run(tables, "uudmap.h", "bitcount.h", "mg_data.h")
    core = compile_all(r, [f"{name}.c" for name in CORE], "-DPERL_CORE")
    first = link(r, "first-perl", [*core, *compile_all(r, ["miniperlmain.c"])])
    write_main(r)
    # One version for all, and no check of it (-noversioncheck): nothing is loaded at run time.
    version = f'"{r.package["version"]}"'
    defines = (f"-DVERSION={version}", f"-DXS_VERSION={version}", "-DPERL_EXT")
    sources = [*generate(r, first), "perlmain.c"]
    objects = compile_all(r, sources, *defines, "-DDOUBLE_SLASHES_SPECIAL=0")
    install(r, link(r, "perl", [*core, *objects]))
