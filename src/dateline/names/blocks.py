"""Keys of full names: two spellings of one name share at least one, so that names are compared with few others."""

from collections.abc import Iterator
from functools import lru_cache

from dateline.names.parts import Part, parts_of
from dateline.names.sounds import block_keys

Block = tuple[str, str]
"""Class of the surname's sounds, and the given name or the class of its sounds; behind `INITIAL`, a letter that can stand for it."""

INITIAL = "~"
_GIVEN_SOUNDS = 2


@lru_cache(maxsize=20_000)
def person_blocks(name: str) -> frozenset[Block]:
    """The blocks of a full name, whichever of surname and given name stands first; none for a surname alone."""
    whole = parts_of(name)
    parts = whole.parts
    if len(parts) <= 1:
        return frozenset()
    ends = {(parts[-1], parts[0]), (parts[0], parts[-1])}
    if whole.first_last:  # surname, given name, father's name
        ends.add((parts[0], parts[1]))
    return frozenset((key, sound) for surname, given in ends for key in block_keys(surname.word) for sound in _given_blocks(given))


def _given_blocks(part: Part) -> Iterator[str]:
    if part.initial:
        yield INITIAL + part.initial
        return
    yield from part.given
    yield from {key[:_GIVEN_SOUNDS] for key in block_keys(part.word)}
    yield from {INITIAL + letter for letter in part.first_letters}
