"""What Starlark says a compiler's words are, as a file that a Python test compares."""

load("//platforms:targets.bzl", "TARGETS")
load("//toolchains/private:compiler_words.bzl", "compiler_words")  # buildifier: disable=bzl-visibility

def _compiler_words_table_impl(ctx):
    out = ctx.actions.declare_file(ctx.label.name + ".json")
    ctx.actions.write(out, json.encode({triple: compiler_words(row) for triple, row in TARGETS.items()}))
    return [DefaultInfo(files = depset([out]), runfiles = ctx.runfiles([out]))]

compiler_words_table = rule(
    implementation = _compiler_words_table_impl,
    doc = "JSON: target triple to compiler_words of its row.",
)
