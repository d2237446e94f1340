"""libedit: the readline-compatible line editor on ncurses; its own configure."""

from pbh.recipe import PREFIX, Recipe


def build(r: Recipe) -> None:
    """Build libedit.a and install histedit.h and editline/readline.h."""
    # musl's wchar_t is ISO 10646 throughout, but it does not define the macro that says so.
    flags = r.cflags + (["-D__STDC_ISO_10646__=201103L"] if r.target["libc"] == "musl" else [])
    r.configure(
        "--disable-examples",
        f"--includedir={PREFIX}/include",
        env={"CFLAGS": " ".join(flags)},
    )
    r.make("-C", "src")
    r.copy(r.src / "src/.libs/libedit.a", r.out / "lib/libedit.a")
    r.install_headers(["src/histedit.h"])
    r.install_headers(["src/editline/readline.h"], "editline")
