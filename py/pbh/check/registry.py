"""The table of checks, in the order in which they run."""

from __future__ import annotations

from typing import Final

from pbh.check import (
    archive_checks,
    build_info_checks,
    elf_checks,
    flavour_checks,
    leak_checks,
    licence_checks,
    metadata_checks,
    symbol_checks,
)
from pbh.check.model import ALL_KINDS, FULL_ONLY, INSTALL_KINDS, Check, Kind

_STRIPPED = frozenset({Kind.STRIPPED})
_UNSTRIPPED = ALL_KINDS - _STRIPPED

_GATES: Final = (
    ("object_files", ALL_KINDS, elf_checks.object_files),
    ("machine", ALL_KINDS, elf_checks.machine),
    ("readable", FULL_ONLY, metadata_checks.readable),
)

_QUESTIONS: Final = (
    ("first_member", FULL_ONLY, archive_checks.first_member),
    ("member_order", ALL_KINDS, archive_checks.member_order),
    ("member_names", ALL_KINDS, archive_checks.member_names),
    ("member_headers", ALL_KINDS, archive_checks.member_headers),
    ("gzip_header", INSTALL_KINDS, archive_checks.gzip_header),
    ("symlinks", ALL_KINDS, archive_checks.symlinks),
    ("python_links", ALL_KINDS, archive_checks.python_links),
    ("shebangs", ALL_KINDS, archive_checks.shebangs),
    ("bytecode", ALL_KINDS, archive_checks.bytecode),
    ("complete", ALL_KINDS, flavour_checks.complete),
    ("reduced", INSTALL_KINDS, flavour_checks.reduced),
    ("needed", ALL_KINDS, elf_checks.needed),
    ("symbol_floor", ALL_KINDS, elf_checks.symbol_floor),
    ("banned_symbols", ALL_KINDS, elf_checks.banned_symbols),
    ("program", ALL_KINDS, elf_checks.program),
    ("rpath", ALL_KINDS, elf_checks.rpath),
    ("text_relocations", ALL_KINDS, elf_checks.text_relocations),
    ("hardening", ALL_KINDS, elf_checks.hardening),
    ("stack_protector", _UNSTRIPPED, elf_checks.stack_protector),
    ("debug_sections", _STRIPPED, elf_checks.debug_sections),
    ("hidden_symbols", ALL_KINDS, symbol_checks.hidden_symbols),
    ("libpython_interface", ALL_KINDS, symbol_checks.libpython_interface),
    ("libc_functions", _UNSTRIPPED, symbol_checks.libc_functions),
    ("build_paths", ALL_KINDS, leak_checks.build_paths),
    ("machine_words", ALL_KINDS, leak_checks.machine_words),
    ("build_dates", ALL_KINDS, leak_checks.build_dates),
    ("toolchain_flags", ALL_KINDS, leak_checks.toolchain_flags),
    ("sysconfig_data", ALL_KINDS, flavour_checks.sysconfig_data),
    ("installed_licences", ALL_KINDS, licence_checks.installed_licences),
    ("metadata_form", FULL_ONLY, metadata_checks.metadata_form),
    ("metadata_identity", FULL_ONLY, metadata_checks.metadata_identity),
    ("hex_version", FULL_ONLY, metadata_checks.hex_version),
    ("metadata_paths", FULL_ONLY, metadata_checks.metadata_paths),
    ("crt_features", FULL_ONLY, metadata_checks.crt_features),
    ("needed_declared", FULL_ONLY, metadata_checks.needed_declared),
    ("objects", FULL_ONLY, build_info_checks.objects),
    ("core_libraries", FULL_ONLY, build_info_checks.core_libraries),
    ("links", FULL_ONLY, build_info_checks.links),
    ("extension_set", FULL_ONLY, build_info_checks.extension_set),
    ("extension_files", FULL_ONLY, build_info_checks.extension_files),
    ("init_functions", FULL_ONLY, symbol_checks.init_functions),
    ("inittab", FULL_ONLY, build_info_checks.inittab),
    ("licences", FULL_ONLY, licence_checks.licences),
)

CHECKS: Final = tuple(
    Check(name=name, guards=" ".join((run.__doc__ or "").split()), kinds=kinds, run=run, gate=gate)
    for rows, gate in ((_GATES, True), (_QUESTIONS, False))
    for name, kinds, run in rows
)
