"""Checks of a finished distribution archive, written without the code that makes one."""
