"""How often something was tried in vain: a key is not to be found by trying."""

import time
from collections import OrderedDict
from threading import Lock


class Tries:
    """How often a wrong key came from one address lately: a key is not to be found by trying.

    Args:
        most: wrong keys an address may send in `seconds`.
        seconds: for how long one counts.
        addresses: so many addresses are remembered.
    """

    def __init__(self, most: int = 10, seconds: float = 600, addresses: int = 1000) -> None:
        self._most = most
        self._seconds = seconds
        self._addresses = addresses
        self._wrong: OrderedDict[str, list[float]] = OrderedDict()
        self._lock = Lock()

    def too_many(self, address: str) -> bool:
        """Whether this address has to wait."""
        with self._lock:
            return len(self._recent(address)) >= self._most

    def wrong(self, address: str) -> None:
        """Count one."""
        with self._lock:
            self._wrong[address] = [*self._recent(address), time.monotonic()]
            self._wrong.move_to_end(address)
            while len(self._wrong) > self._addresses:
                self._wrong.popitem(last=False)

    def _recent(self, address: str) -> list[float]:
        since = time.monotonic() - self._seconds
        return [at for at in self._wrong.get(address, ()) if at > since]
