"""The repository rule behind every package: one pinned file, reduced to one pinned tree.

Starlark decides the order (user's folders, Bazel's own cache, upstream, package clients); the host's
python3 does what Bazel cannot: call package clients, unpack to canonical bytes, compare trees.
"""

visibility(["//third_party/..."])

# the scripts that decide what a tree looks like: an edit fetches again
_SCRIPTS = [
    "archive",
    "aptfetch",
    "errors",
    "fetching",
    "log",
    "pipfetch",
    "run",
    "sources",
    "tables",
    "unarchive",
    "urlfetch",
    "ustar",
]

# the system's own interpreter first: PATH may hold anything
_PYTHONS = ["/usr/bin/python3", "/usr/local/bin/python3"]
_PROBE = "import sys, bz2, lzma, zlib; sys.exit(sys.version_info < (3, 11))"
_TIMEOUT = 3600

_BUILD = {
    "files": """\
exports_files(glob(["tree/*"]))

filegroup(
    name = "files",
    srcs = glob(["tree/**"]),
)
""",
    "tree": """\
exports_files(["tree.tar"])
""",
    "wheel": """\
exports_files(["{file}"])

filegroup(
    name = "file",
    srcs = ["{file}"],
)
""",
}

def _environ(rctx, name):
    """Returns a variable of the user's environment, or "".

    Not tracked (getenv would be): the pinned tree is the same whatever is set, so going offline or
    naming another folder must not throw away what has been fetched.
    """
    return rctx.os.environ.get(name, "")

def _python(rctx):
    """Returns the path of a host interpreter that can do the work."""
    choices = [_environ(rctx, "PBH_PYTHON")] + _PYTHONS + [rctx.which("python3")]
    tried = []
    for choice in choices:
        if not choice or str(choice) in tried:
            continue
        tried.append(str(choice))
        if rctx.path(str(choice)).exists and rctx.execute([choice, "-I", "-S", "-c", _PROBE]).return_code == 0:
            return str(choice)
    fail("python3: got none of %s, want 3.11 or newer with bz2, lzma and zlib; install it or set PBH_PYTHON" % ", ".join(tried))

def _step(rctx, host, step, index = 0, arguments = []):
    """Runs one step of the host script; returns struct(output, error), one of them empty or None."""
    done = rctx.execute(
        [host.python, "-I", "-B", "-X", "utf8", host.script, step, "row.json", "--index", str(index)] + arguments,
        timeout = _TIMEOUT,
    )
    if done.return_code == 0:
        return struct(output = done.stdout, error = None)
    return struct(output = "", error = done.stderr.strip() or "exit code %d" % done.return_code)

def _from_folders(rctx, host, index, _source):
    done = _step(rctx, host, "local", index)
    return struct(path = done.output, error = done.error)

def _from_cache(rctx, _host, _index, source):
    # without addresses Bazel looks into its repository cache and says nothing
    done = rctx.download(url = [], output = "file/cached", sha256 = source["sha256"], allow_fail = True)
    return struct(path = "file/cached" if done.success else "", error = None)

def _from_distdir(rctx, _host, _index, source):
    # an address that leads nowhere: Bazel still looks into its cache and its --distdir
    url = "file:///nowhere/" + _file_name(source)
    done = rctx.download(url = [url], output = "file/distdir", sha256 = source["sha256"], allow_fail = True)
    return struct(path = "file/distdir" if done.success else "", error = None)

def _from_upstream(rctx, host, index, source):
    if source["type"] != "upstream":
        return struct(path = "", error = None)
    unknown = _step(rctx, host, "reach", index).error
    if unknown:
        return struct(path = "", error = unknown)
    url = [source["url"]]
    if rctx.download(url = url, output = "file/upstream", sha256 = source["sha256"], allow_fail = True).success:
        return struct(path = "file/upstream", error = None)

    # once more, and without the digest, so that the message can say what came instead
    _step(rctx, host, "pause", index)
    done = rctx.download(url = url, output = "file/unchecked", allow_fail = True)
    if not done.success:
        return struct(path = "", error = "%s: got no answer, want the file; check the network" % source["url"])
    if done.sha256 == source["sha256"]:
        return struct(path = "file/unchecked", error = None)
    rctx.delete("file/unchecked")
    message = "%s: got sha256 %s, want sha256 %s; deleted, the file was damaged on its way or changed at its source"
    return struct(path = "", error = message % (source["url"], done.sha256, source["sha256"]))

def _from_client(rctx, host, index, source):
    if source["type"] == "upstream":
        return struct(path = "", error = None)
    done = _step(rctx, host, "client", index, ["--dest", "file"])
    if done.error == None:
        # puts it into Bazel's repository cache for the next time
        rctx.download(
            url = ["file://" + str(rctx.path(done.output))],
            output = "file/copy",
            sha256 = source["sha256"],
            allow_fail = True,
        )
    return struct(path = done.output, error = done.error)

def _file_name(source):
    return source.get("file") or source.get("path", source.get("url", "")).rpartition("/")[2]

def _where(source):
    return source.get("url") or "%s: %s" % (source["type"], source.get("path") or source.get("requirement"))

def _obtain(rctx, host, row, ways):
    """Tries every way for every alternative; returns (done, list of failures)."""
    failures = []
    for way in ways:
        for index, source in enumerate(row["sources"]):
            got = way(rctx, host, index, source)
            error = got.error
            if got.path:
                error = _step(rctx, host, "unpack", index, ["--file", got.path]).error
                if error == None:
                    return True, []
            failure = "  %s\n    %s" % (_where(source), error)
            if error and failure not in failures:
                failures.append(failure)
    return False, failures

def _fail_air_gapped(rctx, host, name, failures):
    """Fails with every missing file of every package, not only this one's."""
    rows = json.decode(_step(rctx, host, "rows").output)
    have = []
    for other in rows:
        for source in other["sources"]:
            if _from_cache(rctx, host, 0, source).path or _from_distdir(rctx, host, 0, source).path:
                have.append(other["name"])
                break
    report = _step(rctx, host, "missing", 0, ["--have"] + have)
    unusable = ["Found but not usable:"] + failures if failures else []
    fail("\n".join(["%s: %s" % (name, (report.output or report.error).strip())] + unusable))

def _source_repository_impl(rctx):
    row = json.decode(rctx.attr.row)
    root = rctx.path(Label("//py/tools:source_repository.py")).dirname.dirname
    for script in _SCRIPTS:
        rctx.watch(root.get_child("pbh").get_child(script + ".py"))
    host = struct(python = _python(rctx), script = str(root.get_child("tools").get_child("source_repository.py")))

    air_gapped = _environ(rctx, "PBH_AIRGAP").lower() not in ["", "0", "false", "no"]

    label = "%s %s" % (row["name"], row["version"])
    rctx.report_progress("source of " + label)
    rctx.file("row.json", rctx.attr.row)
    if air_gapped:
        ways = [_from_folders, _from_cache, _from_distdir]
    else:
        ways = [_from_folders, _from_cache, _from_upstream, _from_client, _from_distdir]
    done, failures = _obtain(rctx, host, row, ways)
    if not done and air_gapped:
        _fail_air_gapped(rctx, host, label, failures)
    if not done:
        fail("\n".join(["%s: no alternative could be fetched" % label] + failures))
    rctx.delete("file")
    rctx.delete("row.json")
    build = _BUILD.get(row["kind"], _BUILD["tree"])
    file = _file_name(row["sources"][0])
    rctx.file("BUILD.bazel", 'package(default_visibility = ["//visibility:public"])\n\n' + build.replace("{file}", file))

source_repository = repository_rule(
    implementation = _source_repository_impl,
    attrs = {
        "row": attr.string(mandatory = True, doc = "JSON of one PACKAGES row, with its `name`."),
    },
    doc = """Fetches one package.

`//:tree.tar` is its reduced tree as a canonical archive; for kind `files` the tree lies below `tree/`
and `//:files` is all of it; for kind `wheel` `//:file` is the file as published.""",
)
