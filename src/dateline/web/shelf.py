"""What was worked out from a store, kept while the store stays as it is."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, TypeVar

T = TypeVar("T")

MOST = 24
"""So many things are kept; each is at most a record of a few hundred reports."""


class Shelf:
    """Values by key, the least used dropped first, all dropped when the store changes.

    Two requests for one key make it once: the second waits. Requests for other keys do not wait.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._stamp: Hashable = None
        self._kept: OrderedDict[Hashable, Any] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
        """The value of a key, made where it is not there.

        Args:
            key: names what is made.
            stamp: a value that changes when the store does.
            make: makes it; an error is not kept.
        """
        with self._lock:
            self._turn(stamp)
            if key in self._kept:
                self._kept.move_to_end(key)
                kept: T = self._kept[key]
                return kept
            making = self._making.setdefault(key, Lock())
        with making:
            return self._made(key, stamp, make)

    def _made(self, key: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if self._stamp == stamp and key in self._kept:
                kept: T = self._kept[key]  # the one before us made it while we waited
                return kept
        try:
            value = make()
        finally:
            with self._lock:
                self._making.pop(key, None)
        with self._lock:
            if self._stamp == stamp:
                self._kept[key] = value
                while len(self._kept) > self._most:
                    self._kept.popitem(last=False)
        return value

    def _turn(self, stamp: Hashable) -> None:
        if stamp != self._stamp:
            self._stamp = stamp
            self._kept.clear()
