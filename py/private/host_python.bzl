"""The machine's own Python: it fetches files, and tests run on it so that they need not wait for a build."""

visibility(["//py/...", "//third_party/..."])

# the system's own interpreter first: PATH may hold anything
_PYTHONS = ["/usr/bin/python3", "/usr/local/bin/python3"]
_PROBE = "import sys, bz2, lzma, zlib; sys.exit(sys.version_info < (3, 11))"
_TIMEOUT = 3600

def host_python(rctx):
    """Returns the path of a host interpreter that can do the work; PBH_PYTHON names another.

    Args:
      rctx: repository context.

    Returns:
      string.
    """
    choices = [rctx.os.environ.get("PBH_PYTHON", "")] + _PYTHONS + [rctx.which("python3")]
    tried = []
    for choice in choices:
        if not choice or str(choice) in tried:
            continue
        tried.append(str(choice))
        if rctx.path(str(choice)).exists and rctx.execute([choice, "-I", "-S", "-c", _PROBE]).return_code == 0:
            # another version needs other wheels
            rctx.watch(str(choice))
            return str(choice)
    fail("python3: got none of %s, want 3.11 or newer with bz2, lzma and zlib; install it or set PBH_PYTHON" % ", ".join(tried))

def run_test_files(rctx, step, arguments):
    """Runs one step of py/tools/test_files.py.

    Args:
      rctx: repository context.
      step: its name.
      arguments: list of strings or paths.

    Returns:
      "" or the error message.
    """
    script = rctx.path(Label("//py/tools:test_files.py"))
    done = rctx.execute(
        [host_python(rctx), "-I", "-B", "-X", "utf8", script, step] + arguments,
        timeout = _TIMEOUT,
    )
    return "" if done.return_code == 0 else done.stderr.strip() or "exit code %d" % done.return_code
