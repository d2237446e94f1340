"""Runs CPython's own test suite with a distribution: `stdlib_suite.py --dist ARCHIVE [--fast] [test
names]`.

Fails on a failure that STDLIB_FAILURES does not explain, and on a row there whose test passes.
Files with unexplained failures run a second time alone, so that a busy machine does not look like a
broken build.
"""

from __future__ import annotations

import argparse
import ctypes
import os
import shutil
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
sys.path.insert(0, str(Path(__file__).resolve().parents[2] / "py"))

from distribution import ROOT, Distribution, scratch_folder, unpack
from pbh.check.suite import Outcome, Verdict, judge, read_outcome
from pbh.errors import BuildError, CheckError
from pbh.tables import load_table

TABLE = ROOT / "tests/dist/stdlib_expectations.bzl"
RESOURCES = "all,-audio,-gui,-largefile,-network,-urlfetch,-walltime"
PR_CAPBSET_DROP, CAP_SYS_TIME = 24, 25
TIMEOUT_PER_FILE = 900


def parse(argv: list[str]) -> argparse.Namespace:
    """Returns the parsed command line; the options are those of conftest.py."""
    parser = argparse.ArgumentParser(description=__doc__)
    environment = os.environ
    for name in ("dist", "dist-cc", "dist-loader", "dist-name", "dist-zstd"):
        default = environment.get(name.upper().replace("-", "_"), "")
        parser.add_argument(f"--{name}", default=default)
    parser.add_argument("--fast", action="store_true", help="only the files of STDLIB_FAST")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--log", type=Path, help="write the suite's whole output here")
    parser.add_argument("tests", nargs="*", help="names of test files; default: all")
    return parser.parse_args(argv)


def keep_the_clock() -> None:
    """Gives up the right to set the machine's clock: test_time would use it when run by root."""
    if os.geteuid() == 0:
        ctypes.CDLL(None).prctl(PR_CAPBSET_DROP, CAP_SYS_TIME, 0, 0, 0)


def run_suite(dist: Distribution, tests: Iterable[str], jobs: int, log: Path | None) -> Outcome:
    """Runs the test files `tests` (all when empty) in a scratch folder; returns what they gave."""
    folder = scratch_folder()
    report = folder / "junit.xml"
    script = [str(dist.full / "build/run_tests.py")] if dist.full else ["-m", "test"]
    words = [*dist.prefix, str(dist.python), "-u", *script]
    words += [f"-j{jobs}", "-u", RESOURCES, "-W", "--no-randomize", "--junit-xml", str(report)]
    ignored = [f"--ignore={pattern}" for pattern in load_table(TABLE, "STDLIB_IGNORED")]
    words += [f"--timeout={TIMEOUT_PER_FILE}", "--tempdir", str(folder), *ignored, *tests]
    environment = dist.environment(
        HOME=str(folder), TMPDIR=str(folder), PATH="/usr/bin:/bin:/usr/sbin:/sbin"
    )
    del environment["PYTHONDONTWRITEBYTECODE"]
    record = log or folder / "output.txt"
    with record.open("a") as out:
        out.write(f"+ {' '.join(words)}\n")
        out.flush()
        start = out.tell()
        # straight to the file: who waits an hour can look how far it is
        subprocess.run(
            words,
            cwd=folder,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            check=False,
            preexec_fn=keep_the_clock,
        )
    output = record.read_bytes()[start:].decode(errors="replace")
    junit = report.read_bytes() if report.exists() else b""
    shutil.rmtree(folder, ignore_errors=True)
    return read_outcome(output, junit)


def facts(dist: Distribution) -> set[str]:
    """Returns the words that a row's `when` may ask for and that hold here."""
    return {
        "musl" if "musl" in dist.triple else "glibc",
        "root" if os.geteuid() == 0 else "user",
        "loader" if dist.prefix else "native",
        *dist.options,
    }


def main(argv: list[str]) -> int:
    """Runs the suite; returns the exit code."""
    args = parse(argv)
    table = load_table(TABLE, "STDLIB_FAILURES")
    fast = load_table(TABLE, "STDLIB_FAST")
    folder = scratch_folder()
    try:
        dist = unpack(
            folder, {name.replace("_", "-"): str(value) for name, value in vars(args).items()}
        )
        tests = args.tests or (sorted(fast) if args.fast else [])
        outcome = run_suite(dist, tests, args.jobs, args.log)
        verdict = judge(outcome, table, facts(dist))
        again = sorted({line.split(" ")[0] for line in verdict.wrong if " failed" in line})
        if again:
            files = sorted(
                {case.split(".")[1] if case.startswith("test.") else case for case in again}
            )
            print(f"once more, alone: {' '.join(files)}")
            second = judge(run_suite(dist, files, 1, args.log), table, facts(dist))
            kept = tuple(line for line in verdict.wrong if " failed" not in line)
            verdict = Verdict(wrong=kept + second.wrong, known=verdict.known)
    except BuildError as error:
        print(f"stdlib_suite: {error}", file=sys.stderr)
        return error.exit_code
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    for line in verdict.wrong:
        print(f"FAIL  {line}")
    skipped = len(outcome.skipped_files)
    print(
        f"{outcome.count} test cases, {skipped} files skipped, {len(verdict.known)} known failures"
    )
    return CheckError.exit_code if verdict.wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
