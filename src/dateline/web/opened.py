"""The store of a desk, for what answers programs."""

from typing import TYPE_CHECKING

from dateline.model.errors import NotFound, StoreProblem
from dateline.web.state import Desk

if TYPE_CHECKING:
    from dateline.store import Store


def opened(desk: Desk) -> "Store":
    """The store of a desk.

    Raises:
        StoreProblem: it cannot be opened, or there is none: that is no fault of who asks for something in it.
    """
    try:
        return desk.store()
    except NotFound as error:
        raise StoreProblem(error.message) from error
