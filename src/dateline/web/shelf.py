"""What was worked out from a store, kept while what it was worked out from stays as it is."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Any, NamedTuple, TypeVar

T = TypeVar("T")

MOST = 32
"""So many things are kept; each is at most a record of a few hundred reports."""


class _Kept(NamedTuple):
    stamp: Hashable
    value: Any


class Shelf:
    """Values by key, each with the stamp of what it was made from; one of another stamp is made anew, the least used are dropped first.

    Two requests for one key make it once: the second waits. Requests for other keys do not wait.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._lock = Lock()
        self._kept: OrderedDict[Hashable, _Kept] = OrderedDict()
        self._making: dict[Hashable, Lock] = {}

    def get(self, key: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
        """The value of a key, made where it is not there, or was made from something else.

        Args:
            key: names what is made.
            stamp: a value that changes when what it is made from does.
            make: makes it; an error is not kept.
        """
        with self._lock:
            if (kept := self._current(key, stamp)) is not None:
                found: T = kept.value
                return found
            making = self._making.setdefault(key, Lock())
        with making:
            return self._made(key, stamp, make)

    def carry(self, kind: Hashable, old: Hashable, new: Hashable, change: Callable[[Any], Any]) -> None:
        """Take values over a change that is known, with what it changes in them.

        Args:
            kind: first part of their keys.
            old: their stamp; those of another one are left as they are.
            new: the stamp they have from now on.
            change: gives the value as it is after the change.
        """
        with self._lock:
            for key, kept in self._kept.items():
                if isinstance(key, tuple) and key[0] == kind and kept.stamp == old:
                    self._kept[key] = _Kept(new, change(kept.value))

    def _made(self, key: Hashable, stamp: Hashable, make: Callable[[], T]) -> T:
        with self._lock:
            if (kept := self._current(key, stamp)) is not None:
                found: T = kept.value  # the one before us made it while we waited
                return found
        try:
            value = make()
        finally:
            with self._lock:
                self._making.pop(key, None)
        with self._lock:
            self._kept[key] = _Kept(stamp, value)
            self._kept.move_to_end(key)
            while len(self._kept) > self._most:
                self._kept.popitem(last=False)
        return value

    def _current(self, key: Hashable, stamp: Hashable) -> _Kept | None:
        kept = self._kept.get(key)
        if kept is None or kept.stamp != stamp:
            return None
        self._kept.move_to_end(key)
        return kept
