"""OpenSSL: its own perl Configure and makefile, static libraries only, every symbol hidden.

Everything is built in the source tree with relative paths and a compiler named by one word, because its command line
ends up in the library (OpenSSL_version(OPENSSL_CFLAGS)).
"""

import re

from pbh.recipe import PREFIX, Recipe

OPTIONS = (
    "no-apps",
    "no-docs",
    "no-legacy",
    "no-module",
    "no-shared",
    "no-tests",
)

# Configure wants it for --help only, and it needs Encode, which a static perl does not have.
POD_USAGE = """\
package Pod::Usage;
use Exporter 'import';
our @EXPORT = ('pod2usage');
sub pod2usage { die "see INSTALL.md" }
1;
"""

ASSEMBLY_RULE = re.compile(r"^([\w./-]+\.[sS]):", re.MULTILINE)
EXPORT = re.compile(r"^([ \t]*\.(?:globl|global|comm)[ \t]+([\w.$]+).*)$", re.MULTILINE)


def hide_assembly(r: Recipe) -> None:
    """Generate all assembly and mark its global symbols hidden.

    -fvisibility speaks to the C compiler only, and perlasm has no such option.
    """
    rules = (r.src / "Makefile").read_text(encoding="utf-8")
    files = sorted(set(ASSEMBLY_RULE.findall(rules)))
    if not files:
        return
    r.make(*files)
    for name in files:
        file = r.src / name
        text = file.read_text(encoding="utf-8")
        file.write_text(EXPORT.sub(r"\1\n.hidden \2", text), encoding="utf-8")


def build(r: Recipe) -> None:
    """Build libcrypto.a and libssl.a and install their headers."""
    r.write("pbh/Pod/Usage.pm", POD_USAGE)
    env = {"PERL": "perl", "PERL5LIB": str(r.src / "pbh")}
    flags = [flag for flag in r.cflags if not flag.startswith("-ffile-prefix-map=")]
    r.perl(
        "Configure",
        r.target["openssl"],
        f"--prefix={PREFIX}",
        "--libdir=lib",
        "--openssldir=/etc/ssl",
        *OPTIONS,
        "CC=cc",
        "CXX=c++",
        f"AR={r.ar}",
        f"RANLIB={r.ranlib}",
        f"CFLAGS={' '.join(flags)}",
        env=env,
    )
    r.make("build_generated", env=env)
    hide_assembly(r)
    r.make("libcrypto.a", "libssl.a", env=env)
    for name in ("libcrypto.a", "libssl.a"):
        r.copy(r.src / name, r.out / "lib" / name)
    headers = (r.src / "include/openssl").glob("*.h")
    r.install_headers(sorted(h for h in headers if not h.name.startswith("__")), "openssl")
