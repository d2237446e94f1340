"""The bootstrapped programs, and how a rule runs one of our Python tools with them."""

load("@rules_python//python:py_info.bzl", "PyInfo")

BuildToolsInfo = provider(
    doc = "Programs that every package build may run.",
    fields = {
        "busybox": "(File) Shell and small programs.",
        "files": "(depset[File]) All of them.",
        "label": "(Label) Where they were declared.",
        "make": "(File) GNU make.",
        "python": "(File) Folder of the stage 0 Python.",
        "python_program": "(str) Path of its interpreter.",
    },
)

TOOL_ENV = {
    "LC_ALL": "C",
    "PYTHONDONTWRITEBYTECODE": "1",
    "PYTHONHASHSEED": "0",
    "PYTHONPATH": "py",
    "PYTHONUTF8": "1",
    "SOURCE_DATE_EPOCH": "1000000000",
    "TZ": "UTC0",
}

def run_python_tool(ctx, *, tools, main, libraries, arguments, inputs, outputs, mnemonic, progress_message, cpu = 1):
    """Registers an action that runs one of our Python programs under the stage 0 Python.

    Args:
      ctx: rule context.
      tools: BuildToolsInfo.
      main: File, the entry point.
      libraries: list of targets with PyInfo that it imports.
      arguments: list of Args or strings after the entry point.
      inputs: depset of File, beside tool and libraries.
      outputs: list of File.
      mnemonic: of the action.
      progress_message: what people see.
      cpu: cores the action keeps busy.
    """
    head = ctx.actions.args()
    head.add(main)
    ctx.actions.run(
        arguments = [head] + arguments,
        env = TOOL_ENV,
        executable = tools.python_program,
        execution_requirements = {"cpu": str(cpu)},
        inputs = depset([main], transitive = [inputs, tools.files] + [library[PyInfo].transitive_sources for library in libraries]),
        mnemonic = mnemonic,
        outputs = outputs,
        progress_message = progress_message,
        toolchain = None,
    )

def tool_paths(toolchain, tools, perl):
    """Returns the paths that pbh.tooldir.make_tools wants, relative to the execroot.

    Args:
      toolchain: NativeToolchainInfo.
      tools: BuildToolsInfo.
      perl: File, its folder, or None.

    Returns:
      dict of string to string.
    """
    return {
        "build_sysroot": toolchain.build_sysroot.path,
        "busybox": tools.busybox.path,
        "driver": toolchain.driver.path,
        "make": tools.make.path,
        "perl": perl.path + "/bin/perl" if perl else "",
        "python": tools.python_program,
        "sysroot": toolchain.sysroot.path,
        "zig": toolchain.zig.path,
    }
