"""One statement, event or count of a reading, with the passages its words stand in."""

from dataclasses import dataclass

from dateline.model import Reading
from dateline.publish.cards import Card
from dateline.publish.events import event_cards, tally_cards
from dateline.publish.sheet import Address, Sheet
from dateline.publish.statements import statement_groups
from dateline.publish.view import Piece, excerpt


@dataclass(frozen=True, slots=True, kw_only=True)
class Single:
    """A field by itself.

    Attributes:
        card: the field.
        pieces: the passages of the report its words stand in, with only these marked.
    """

    card: Card
    pieces: tuple[Piece, ...]


def single(reading: Reading, id_: str, address: Address) -> Single:
    """One field of a reading.

    Args:
        reading: the reading.
        id_: id of the statement, event or tally.
        address: how to link to other fields.

    Raises:
        KeyError: the reading has none of this id.
    """
    sheet = Sheet(reading, prefix="", address=address)
    cards = [*(c for g in statement_groups(sheet) for c in g.cards), *event_cards(sheet), *tally_cards(sheet)]
    name = sheet.names[id_]
    marks = [m for m in sheet.marks if m.field == name]
    return Single(card=next(c for c in cards if c.anchor == name), pieces=excerpt(reading, marks))
