"""What our lists of heads of state and government know of a name: the offices and the country."""

from functools import lru_cache

from dateline.attribute.portraits import Portrait
from dateline.names.lists import known

_KEPT = 20_000
_LEADS = frozenset({"president", "minister", "chancellor", "premier", "emir", "king", "chairman", "leader"})


@lru_cache(_KEPT)
def listed(words: tuple[str, ...]) -> Portrait:
    """The roles and the country of the one office holder who bears this name in lower case; a surname alone counts where only one bears it."""
    lists, name = known(), " ".join(words).title()
    found = lists.people_named(name) if len(words) > 1 else lists.people_called(name)
    if len(found) != 1:
        return Portrait()
    titles = {word for title in found[0].titles for word in title.lower().replace("-", " ").split()}
    roles = titles | ({"leader"} if titles & _LEADS else set()) | ({"premier"} if "minister" in titles else set())
    return Portrait(roles=frozenset(roles), places=frozenset({found[0].country} if found[0].country else ()))
