"""Runs pytest with Bazel's report, filter, sharding and scratch folder."""

from __future__ import annotations

import pytest_bazel

if __name__ == "__main__":
    pytest_bazel.main()
