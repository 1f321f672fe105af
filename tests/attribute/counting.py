"""Work is counted in calls, not in seconds: machines differ."""

import sys
from collections.abc import Callable
from types import FrameType


def calls_of(work: Callable[[], object]) -> int:
    """How many functions are called while the work is done."""
    count = 0

    def watch(_frame: FrameType, event: str, _arg: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(watch)
    work()
    sys.setprofile(before)
    return count
