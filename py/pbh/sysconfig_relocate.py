"""Makes the files through which an installed Python describes itself independent of where it lies.

Nothing in them names a folder of the build: `_sysconfigdata` and the Makefile find their own place,
`python3.X-config` and the pkg-config files too, and scripts start the interpreter beside them.
"""

from __future__ import annotations

import ast
import posixpath
import re
from collections.abc import Callable, Mapping

from pbh.compiler_settings import PREFIX, Scrubber
from pbh.errors import MetadataError, got_want
from pbh.launcher import relocatable_script
from pbh.makefile import logical_lines
from pbh.tree import Tree, change, content

_HEADER = "# system configuration generated and used by the sysconfig module\n"

# Tools that install distributions read the dict literally and know the placeholder /install, hence
# the literal first and the code that fills in the real prefix after it.
_FOOTER = '''

def _relocate(variables, file):
    """Replace the placeholder prefix by the folder that this file was installed to."""
    from os.path import abspath, dirname

    # some tools run the text of this file, not the file
    if file is None:
        return
    prefix = dirname(dirname(dirname(abspath(file))))
    for name, value in variables.items():
        if isinstance(value, str) and "/install" in value:
            variables[name] = value.replace("/install", prefix)


_relocate(build_time_vars, globals().get("__file__"))
del _relocate
'''

_MAKE_PREFIX = (
    "$(shell m='$(MAKEFILE_LIST)'; m=$${m# }; test -f \"$$m\" || m=$${m##* };"
    ' cd "$$(dirname -- "$$m")/../../.." && pwd)'
)
_INSTALLED = re.compile(rf"(?<![\w.)}}/]){PREFIX}(?![\w-])")
_VARIABLE = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)([ \t]*[?:]?=[ \t]*)(.*)", re.DOTALL)
_SHELL_SED = re.compile(r'(?m)^(\w+)=\$\(echo "(.*)" \| sed "s#\$prefix#\$prefix_real#"\)$')
_SHELL_ASSIGNMENT = re.compile(r'(?m)^(\w+)="(.*)"$')
_SHELL_PREFIX = """\
# Returns the folder this script was installed to, through links and whatever its name contains.
installed_prefix ()
{
    script=$1
    while test -L "$script"; do
        target=$(readlink "$script")
        case $target in
            /*) script=$target ;;
            *) script=$(dirname -- "$script")/$target ;;
        esac
    done
    (cd "$(dirname -- "$script")/.." && pwd -P)
}

prefix_real=$(installed_prefix "$0")
prefix=$(printf '%s\\n' "$prefix_real" | sed 's/ /\\\\ /g')
exec_prefix=${prefix}
"""


def relocate(tree: Tree, scrubber: Scrubber) -> None:
    """Rewrites the self-descriptions in `tree`, the contents of `make install`'s prefix, in place.

    Names in `tree` are relative to the prefix. Raises MetadataError when a file has not the form
    that CPython's build gives it.
    """
    for name in list(tree):
        if tree[name].link is not None:
            continue
        folder, _, base = name.rpartition("/")
        if base.startswith("_sysconfigdata_") and base.endswith(".py"):
            _rewrite(tree, name, lambda text: sysconfig_data(read_variables(text), scrubber))
        elif re.search(r"/config-[^/]+$", folder) and base == "Makefile":
            _rewrite(tree, name, lambda text: makefile_text(text, scrubber))
        elif re.search(r"/config-[^/]+$", folder) and base.startswith("Setup"):
            _rewrite(tree, name, lambda text: setup_text(text, scrubber))
        elif base == "config.c":
            _rewrite(tree, name, scrubber.text)
        elif re.fullmatch(r"bin/python[0-9.]+[a-z]*-config", name):
            _rewrite(tree, name, lambda text: config_script(text, scrubber))
        elif folder.endswith("pkgconfig") and base.endswith(".pc"):
            _rewrite(tree, name, lambda text: pkg_config_text(text, scrubber))
    relocate_scripts(tree)


def relocate_scripts(tree: Tree) -> None:
    """Makes every script that names the compile-time interpreter start the one it lies near to."""
    shebang = re.compile(rb"#! ?" + PREFIX.encode() + rb"/bin/(python[0-9.]*[a-z]*)\n")
    for name in list(tree):
        if tree[name].link is not None or not name.startswith(("bin/", "lib/")):
            continue
        if name.endswith((".a", ".o", ".so")):
            continue
        data = content(tree[name])
        match = shebang.match(data)
        if match is not None:
            bin_folder = posixpath.relpath("bin", posixpath.dirname(name))
            program = match[1].decode()
            change(tree, name, relocatable_script(data[match.end() :], program, bin_folder))


def read_variables(source: str) -> dict[str, str | int]:
    """Returns `build_time_vars` of the text of a `_sysconfigdata` module, without running it."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "build_time_vars":
            value = ast.literal_eval(node.value)
            if isinstance(value, dict):
                return value
    want = "build_time_vars = {...}"
    raise MetadataError(got_want("_sysconfigdata", "no literal dict", want, "build CPython again"))


def user_variables(variables: Mapping[str, str | int], scrubber: Scrubber) -> dict[str, str | int]:
    """Returns `variables` for users, sorted by name; paths start with the placeholder `/install`.

    Raises MetadataError when a value uses the placeholder in a way that cannot be relocated.
    """
    made: dict[str, str | int] = {}
    for name, value in sorted(variables.items()):
        if isinstance(value, int):
            made[name] = value
            continue
        text = " ".join(scrubber.variable(name, value).split())
        if text.count(PREFIX) != len(_INSTALLED.findall(text)):
            want = f"{PREFIX} only as the start of a path"
            raise MetadataError(got_want(name, text, want, "add it to compiler_settings.FIXED"))
        made[name] = text
    return made


def sysconfig_data(variables: Mapping[str, str | int], scrubber: Scrubber) -> str:
    """Returns the text of a `_sysconfigdata` module with the `variables` a user needs."""
    lines = [_HEADER, "build_time_vars = {\n"]
    for name, value in user_variables(variables, scrubber).items():
        lines.append(
            f"    {_literal(name)}: {value if isinstance(value, int) else _literal(value)},\n"
        )
    return "".join([*lines, "}\n", _FOOTER])


def makefile_text(text: str, scrubber: Scrubber) -> str:
    """Returns the text of the installed Makefile; make computes the prefix from the place."""
    lines = []
    for line in logical_lines(scrubber.text(text)):
        match = _VARIABLE.fullmatch(line)
        if line.startswith(("\t", "#")):
            lines.append(line)
        elif match is None:
            lines.append(scrubber.settings(line))
        elif match[1] == "prefix":
            lines.append(f"{match[1]}{match[2]}{_MAKE_PREFIX}")
        else:
            value = scrubber.variable(match[1], match[3])
            lines.append(f"{match[1]}{match[2]}{_INSTALLED.sub('$(prefix)', value)}")
    return "\n".join(lines) + "\n"


def setup_text(text: str, scrubber: Scrubber) -> str:
    """Returns the text of a Setup file without folders of the build."""
    lines = scrubber.text(text).split("\n")
    return "\n".join(line if line.startswith("#") else scrubber.settings(line) for line in lines)


def config_script(text: str, scrubber: Scrubber) -> str:
    """Returns the text of the shell form of python3.X-config, which finds the prefix from `$0`."""
    start = text.find("# Returns the actual prefix")
    end = text.find("exec_prefix_real=")
    if start < 0 or end < start:
        want = "the shell script of Misc/python-config.sh.in"
        raise MetadataError(got_want("python-config", "another text", want, "adapt config_script"))
    text = text[:start] + _SHELL_PREFIX + text[end:]
    text = _SHELL_SED.sub(r'\1="\2"', scrubber.text(text))

    def scrubbed(match: re.Match[str]) -> str:
        value = scrubber.variable("CONFIGURE_CFLAGS" if match[1] == "CFLAGS" else "", match[2])
        return f'{match[1]}="{_INSTALLED.sub("${prefix}", value)}"'

    text = _SHELL_ASSIGNMENT.sub(scrubbed, text)
    # a path by itself is not a word of a command line, so it must not be escaped
    return re.sub(r'(?m)^LIBPL="\$\{prefix\}', 'LIBPL="${prefix_real}', text)


def pkg_config_text(text: str, scrubber: Scrubber) -> str:
    """Returns the text of a pkg-config file whose prefix follows from the file's own place."""
    lines = []
    for line in text.splitlines():
        key, mark, value = line.partition(": ")
        if mark:
            line = f"{key}: {scrubber.settings(value)}".rstrip()
        line = re.sub(rf"^prefix={PREFIX}$", "prefix=${pcfiledir}/../..", line)
        line = re.sub(rf"^exec_prefix={PREFIX}$", "exec_prefix=${prefix}", line)
        lines.append(_INSTALLED.sub("${prefix}", line))
    return "\n".join(lines) + "\n"


def _rewrite(tree: Tree, name: str, rewrite: Callable[[str], str]) -> None:
    change(tree, name, rewrite(content(tree[name]).decode()).encode())


def _literal(text: str) -> str:
    """A string literal with the escapes that every reader of the file understands."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
