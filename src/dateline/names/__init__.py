"""Written names → who they name: spellings and alphabets of one name meet, the names of two do not.

Takes names as written and gives whether two are one, keys to find them by, and the people, bodies and offices of our lists and of a
user's. It reads nothing but names: what the words around a name say is for `ground`, what other reports say for `fuse`.
"""

from dateline.names.bodies import alike_bodies
from dateline.names.lists import ActorList, known, load_actors
from dateline.names.parts import parts_of
from dateline.names.same import alike
from dateline.names.scripts import is_abjad, latin

__all__ = ["ActorList", "alike", "known", "load_actors", "same_body", "same_person"]

_WHOLE = 3


def same_person(a: str, b: str) -> bool:
    """Whether two written names are one person's: by our lists where both are in them, else by how they are spelled."""
    found = [{p.id for p in known().people_named(name)} for name in (a, b)]
    if not all(found):
        return alike(a, b)
    return bool(found[0] & found[1]) and (alike(a, b) or not _contradict(a, b))


def _contradict(a: str, b: str) -> bool:
    """Whether both names are so full, in one alphabet, that another word in one is another person's."""
    return all(len(parts_of(name).parts) >= _WHOLE and latin(name).isascii() and not is_abjad(name) for name in (a, b))


def same_body(a: str, b: str) -> bool:
    """Whether two names are one organisation's, force's or outlet's: by our lists where both are in them, else by their words."""
    return alike_bodies(a, b)
