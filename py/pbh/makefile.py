"""Reads CPython's generated Makefile: variables, as written or expanded, and makesetup's rules."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pbh.errors import MetadataError, got_want

_DEFINITION = re.compile(r"([A-Za-z_][A-Za-z0-9_]*)[ \t]*(\?|:)?=[ \t]*(.*)", re.DOTALL)
_REFERENCE = re.compile(r"\$(?:\(([A-Za-z_][A-Za-z0-9_]*)\)|\{([A-Za-z_][A-Za-z0-9_]*)\})")
_RULE = re.compile(r"(\S+):\s+(\S.*?);\s*(.*)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Rule:
    """One rule line that makesetup appended: `target: prerequisites; command`."""

    target: str
    prerequisites: tuple[str, ...]
    command: tuple[str, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Makefile:
    """The variables of a Makefile, unexpanded, and its one-line rules, in order."""

    variables: Mapping[str, str]
    rules: tuple[Rule, ...]

    def get(self, name: str) -> str:
        """Returns variable `name` fully expanded, blanks collapsed.

        Undefined references expand to nothing, as in make. Raises MetadataError when `name`
        itself is not defined.
        """
        if name not in self.variables:
            fix = "is this the Makefile that CPython's configure and makesetup made?"
            raise MetadataError(got_want(f"Makefile variable {name}", "nothing", "a value", fix))
        return " ".join(self._expand(self.variables[name], (name,)).split())

    def words(self, name: str) -> tuple[str, ...]:
        """Returns `get(name)` split at blanks; empty when `name` is not defined."""
        return tuple(self.get(name).split()) if name in self.variables else ()

    def expand(self, text: str) -> str:
        """Returns `text` with every variable reference replaced by its value, blanks collapsed."""
        return " ".join(self._expand(text, ()).split())

    def _expand(self, text: str, inside: tuple[str, ...]) -> str:
        def value(match: re.Match[str]) -> str:
            name = match[1] or match[2]
            if name in inside:
                want = "no cycle"
                got = " -> ".join((*inside, name))
                raise MetadataError(got_want("Makefile variable", got, want, "break the cycle"))
            return self._expand(self.variables.get(name, ""), (*inside, name))

        return _REFERENCE.sub(value, text)


def parse_makefile(text: str) -> Makefile:
    """Parses the Makefile `text`; a later definition of a variable replaces an earlier one."""
    variables: dict[str, str] = {}
    rules = []
    for line in logical_lines(text):
        if line.startswith(("\t", "#")):
            continue
        definition = _DEFINITION.match(line)
        if definition is not None:
            if definition[2] != "?" or definition[1] not in variables:
                variables[definition[1]] = " ".join(definition[3].replace("\\\n", " ").split())
            continue
        rule = _RULE.fullmatch(line)
        if rule is not None:
            rules.append(
                Rule(
                    target=rule[1],
                    prerequisites=tuple(rule[2].split()),
                    command=tuple(rule[3].split()),
                )
            )
    return Makefile(variables=variables, rules=tuple(rules))


def logical_lines(text: str) -> Iterator[str]:
    """Yields the lines of `text`; continued ones come as one, with the line breaks inside."""
    held = ""
    for line in text.splitlines():
        held += line
        if held.endswith("\\"):
            held += "\n"
            continue
        yield held
        held = ""
    if held:
        yield held
