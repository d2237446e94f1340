"""The module extension for tests: the machine's Python, wheels, linters, inputs. Fetches nothing until a test needs it."""

load("//py:linters.bzl", "LINTERS")
load(
    "//py/private:test_repositories.bzl",
    "dist_inputs_repository",
    "host_python_repository",
    "source_manifest_repository",
    "test_program_repository",
    "test_wheels_repository",
)
load("//tests/dist:inputs.bzl", "TEST_INPUTS")

def _testing_impl(mctx):
    host_python_repository(name = "host_python")
    test_wheels_repository(name = "test_wheels", lock = "//py:requirements.lock")
    dist_inputs_repository(name = "dist_inputs", rows = json.encode(TEST_INPUTS))
    source_manifest_repository(name = "source_manifest")
    for name, row in LINTERS.items():
        test_program_repository(name = name, row = row)
    return mctx.extension_metadata(
        reproducible = True,
        root_module_direct_deps = [],
        root_module_direct_dev_deps = ["dist_inputs", "host_python", "source_manifest", "test_wheels"] + LINTERS.keys(),
    )

testing = module_extension(
    implementation = _testing_impl,
    doc = "`@host_python`, `@test_wheels`, `@dist_inputs`, `@source_manifest` and one repository per row of LINTERS.",
)
