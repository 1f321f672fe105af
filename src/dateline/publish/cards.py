"""What a page shows of a reading: cards with rows of facts, each fact pointing at its words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One value to show.

    Attributes:
        text: the value, or the word that says that it is missing.
        href: address of its words (or of another card); None where there are none.
        note: what else is to be known of it, in small print.
        missing: it is the word for a value that is not there.
        quoted: it is words of the report, to stand in quotation marks.
    """

    text: str
    href: str | None = None
    note: str | None = None
    missing: bool = False
    quoted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A named value of a card; no facts = not stated."""

    label: str
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Badge:
    """A value told by word and shape together: `kind` names the shape's style, `sign` is a mark beside the word."""

    kind: str
    text: str
    sign: str = ""
    title: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """One link of a chain of attribution; `href` leads to its words, `kind` says what it is."""

    name: str
    kind: str
    href: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One field of a reading.

    Attributes:
        anchor: its name in the page.
        style: what it is and how it stands to the facts (`statement stance-denies`, `event aux-planned`).
        title: what it is called.
        badges: what must be seen at a glance.
        chain: the speaker and through whom it is told, nearest first; empty where it is told through nobody.
        words: the words it stands on, shown large; empty where the rows show them.
        rows: its values; those not stated are named together in one line.
        doubts: why values are missing, one sentence each.
    """

    anchor: str
    style: str
    title: str
    badges: tuple[Badge, ...] = ()
    chain: tuple[Chip, ...] = ()
    words: tuple[Fact, ...] = ()
    rows: tuple[Row, ...] = ()
    doubts: tuple[str, ...] = ()

    @property
    def not_stated(self) -> str:
        """Labels of the rows without a value."""
        return ", ".join(row.label.lower() for row in self.rows if not row.facts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Cards under one heading; `note` says more about the heading."""

    title: str
    note: str | None
    cards: tuple[Card, ...]
