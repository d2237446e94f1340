"""Finds or makes a Bazel that fits, on a machine that has none."""
