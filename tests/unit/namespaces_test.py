"""The message on machines without user namespaces."""

from __future__ import annotations

import pytest

from pbh.errors import UsageError
from pbh.namespaces import check_sandbox


@pytest.mark.parametrize(
    "words",
    [["query", "//..."], ["build", "--config=nosandbox", "//x"], []],
    ids=["query", "given up", "empty"],
)
def test_nothing_is_asked_of_the_machine(words: list[str]) -> None:
    check_sandbox(words, able=lambda: pytest.fail("not to be called"))


def test_a_machine_that_can_passes() -> None:
    check_sandbox(["build", "//x"], able=lambda: True)


def test_a_machine_that_cannot_says_what_is_lost_and_how_to_go_on() -> None:
    with pytest.raises(UsageError) as caught:
        check_sandbox(["test", "//..."], able=lambda: False)
    message = str(caught.value)
    for part in ("no user namespaces", "--config=nosandbox", "sysctl", "no longer refused"):
        assert part in message
