"""Whose word something is: the key by which independent sources are counted."""

from dateline.fuse.copies import Copies, origin
from dateline.model import Reading, Statement
from dateline.model.tables import speaker_name


def voice_of(reading: Reading, statement: Statement | None, copies: Copies) -> str:
    """The speaker's id; else the words that name it, which hold in one report only; else the report itself.

    A copy speaks with the voice of the report it goes back to.
    """
    own = origin(copies, reading.report.id)
    if statement is None:
        return own
    if statement.speaker:
        return statement.speaker
    name = speaker_name(reading, statement)
    return f"{own}:{name.lower()}" if name else own
