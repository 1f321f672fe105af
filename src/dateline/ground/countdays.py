"""Which days a count is about, and on which day it was valid."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cache
from itertools import pairwise

from dateline.ground.attach import VERBAL, Chain
from dateline.ground.reach import Reach, speaks
from dateline.ground.shelf import Hung, Shelf
from dateline.model import Document, Span, Token, When, cover
from dateline.resources import load_toml

_LEAD = 12
_BEFORE_NOUNS = frozenset({"compound", "poss", "nmod", "amod"})
_LINKS = frozenset({"ADP", "DET", "PUNCT"})
_PAST = frozenset({"past", "last", "previous", "preceding"})
_MONTH = timedelta(days=31)
_DAY_OF_HOURS = ("PT24H", "P1D")


@dataclass(frozen=True, slots=True, kw_only=True)
class CountDays:
    """Answers for the counts of one report.

    Attributes:
        times: its dates and stretches by sentence; atoms: the single expressions they are made of.
        reach: how near a time hangs to the words of a count.
        sinces: the words "since" by number of sentence.
    """

    document: Document
    times: Shelf[When]
    atoms: Shelf[When]
    reach: Callable[[Chain, Chain], Reach | None]
    sinces: Mapping[int, Sequence[Token]]

    def open(self, trigger: Chain, avoid: tuple[Span, ...]) -> Iterator[tuple[When, Reach]]:
        """Stretches that reach up to the count: "since 2014", "since the truce ended in March", "since the coup"."""
        for hung in self.times.beside(trigger):
            if (
                hung.item.value.endswith("/..")
                and not any(a.overlaps(hung.item.span) for a in avoid)
                and (r := self.reach(hung.way, trigger))
            ):
                yield hung.item, r
        for top, lead in self._since(trigger):
            own = {top.i, lead.i}
            inside = [h.item for h in self.times.beside(trigger) if any(t.i in own for t in h.way.tokens[1:])]
            whole = cover([self.document.tokens[i].span for i in self.document.subtree(top.i)] + [lead.span])
            if inside:
                first = inside[0]
                yield (
                    replace(first, span=whole, kind="DATE", value=f"{first.value.partition('/')[0]}/..", latest=None, precision="interval"),
                    "clause",
                )
            elif top.pos not in VERBAL or self._is_perfect(trigger):
                yield When(span=whole, kind="DATE", value="PAST_REF/..", precision="interval"), "clause"

        yield from ((when, "clause") for when in self._weeks_of(trigger))

    def _weeks_of(self, trigger: Chain) -> Iterator[When]:
        """From the beginning of what has gone on for so long: "in three weeks of *unrest*"."""
        for hung in self.atoms.beside(trigger):
            top, length = hung.way.tokens[0], hung.item
            if length.kind != "DURATION" or not self.reach(hung.way, trigger):
                continue
            for of in self.document.kids(top.i, "prep"):
                for noun in self.document.kids(of.i, "pobj") if of.lower == "of" else ():
                    if noun.lemma.lower() in _happenings():
                        yield When(span=noun.span, kind="DATE", value="PAST_REF/..", precision="interval")

    def _since(self, trigger: Chain) -> Iterator[tuple[Token, Token]]:
        """Heads of what follows a "since" that hangs from the words of the count or their verb, each with its "since"."""
        governing = {t.i for t in trigger.tokens[: 1 + next((n for n, t in enumerate(trigger.tokens) if t.pos in VERBAL), 0)]}
        governing |= set(self._counted_beside(trigger))
        for token in self.sinces.get(trigger.tokens[0].sentence, ()):
            above = self.document.tokens[token.head]
            if token.dep == "mark" and above.head in governing:
                yield above, token
            elif token.dep == "prep" and token.head in governing:
                yield from ((k, token) for k in self.document.kids(token.i, "pobj") if not self._is_time(k))

    def _counted_beside(self, trigger: Chain) -> Iterator[int]:
        """The words whose number a verb tells: "*the number of deaths* since the siege began on 1 June has reached 843"."""
        verb = next((t for t in trigger.tokens if t.pos in VERBAL), None)
        if verb is None or verb.lemma.lower() not in _counting("verbs"):
            return
        for noun in self.document.kids(verb.i, "nsubj", "nsubjpass"):
            yield noun.i
            for inner in (x for of in self.document.kids(noun.i, "prep") for x in self.document.kids(of.i, "pobj")):
                yield inner.i
                yield from (k.i for k in self.document.kids(inner.i, "acl"))

    def _is_time(self, token: Token) -> bool:
        listed = (*self.times.beside(Chain((token,))), *self.atoms.beside(Chain((token,))))
        return any(h.way.tokens[0].i == token.i for h in listed)

    def _is_perfect(self, trigger: Chain) -> bool:
        """Whether the verb of a count is in the perfect, so that "since" tells of time and not of a reason."""
        verb = next((t for t in trigger.tokens if t.pos in VERBAL), None)
        return verb is not None and any(k.lemma.lower() == "have" for k in self.document.kids(verb.i, "aux"))

    def hours(self, trigger: Chain) -> When | None:
        """Yesterday and today, where a count is of "the past 24 hours"."""
        published = self.document.report.published
        for hung in self.atoms.beside(trigger):
            when = hung.item
            if (
                published
                and when.value in _DAY_OF_HOURS
                and self.reach(hung.way, trigger)
                and _PAST & set(self.document.words(when.span).lower().split())
            ):
                first = published - timedelta(days=1)
                days = f"{first}/{published}"
                return replace(when, kind="DATE", value=days, earliest=first, latest=published, precision="interval", basis="published")
        return None

    def counted_on(self, trigger: Chain) -> When | None:
        """The day a count was valid, where its words give one: "the toll *rose* to 14 *on Wednesday*", "*as of Friday*"."""
        return next((h.item for h in self.times.beside(trigger) if self.is_of_count(h) and self.reach(h.way, trigger)), None)

    def told_of(self, trigger: Chain) -> When | None:
        """The time that a clause tells of in which a count stands: "the worst since 2023, *when 46 people died*"."""
        above = {t.i: n for n, t in enumerate(trigger.tokens) if n and trigger.tokens[n - 1].dep in ("relcl", "advcl")}
        for hung in self.atoms.beside(trigger):
            top = hung.way.tokens[0]
            n = above.get(top.i)
            if n is None or hung.item.earliest is None:
                continue
            clause = trigger.tokens[n - 1]
            if any(k.lower == "when" for k in self.document.kids(clause.i, "advmod")):
                return hung.item
        return None

    def is_as_of(self, when: When) -> bool:
        """Whether a day is said to be that of the count: "*as of* 10 October"."""
        before = self.document.text[max(0, when.span.start - _LEAD) : when.span.start].lower().split()
        return before[-2:] in (["as", "of"], ["as", "at"])

    def is_apart(self, hung: Hung[When]) -> bool:
        """Whether a day tells when something was counted, or since when ("since the strikes began on June 14"): it is not that of what is told next."""
        since = any(t.lower == "since" or any(k.lower == "since" for k in self.document.kids(t.i, "mark")) for t in hung.way.tokens[1:])
        return since or self.is_of_count(hung)

    def names_happening(self, way: Chain, trigger: Chain) -> bool:
        """Whether a name stands before a happening that hangs in the clause of a count: "the *Malatya* earthquake"."""
        top, *above = way.tokens
        if not above or top.dep not in _BEFORE_NOUNS or above[0].lemma.lower() not in _happenings():
            return False
        return self._hangs_in(above, trigger)

    def tells_of_happening(self, way: Chain, trigger: Chain) -> bool:
        """Whether a time stands in a clause about a happening of a count: "died in the quake that struck *on Tuesday*"."""
        for below, noun in pairwise(way.tokens):
            if below.dep in ("relcl", "acl") and noun.lemma.lower() in _happenings():
                above = way.tokens[[t.i for t in way.tokens].index(noun.i) :]
                return self._hangs_in(above, trigger)
        return False

    def _hangs_in(self, above: Sequence[Token], trigger: Chain) -> bool:
        """Whether words hang from the verb of a count, or from the count itself, by nouns and prepositions alone."""
        own = {t.i for t in trigger.tokens[: 1 + next((n for n, t in enumerate(trigger.tokens) if t.pos in VERBAL), 0)]}
        met = next((n for n, t in enumerate(above) if t.i in own), None)
        return met is not None and all(t.pos not in VERBAL or t.dep == "xcomp" for t in above[:met])

    def is_of_count(self, hung: Hung[When], *, total: bool = False) -> bool:
        """Whether a day is that of counting, not of what is counted: it hangs from a verb of counting itself; of a total, from any verb."""
        when = hung.item
        if when.precision != "day" and when.kind != "TIME" and not (total and is_short(when)):
            return False
        before = self.document.text[max(0, when.span.start - _LEAD) : when.span.start].lower().split()
        if any(" ".join(before[-n:]) in _counting("before") for n in (1, 2)):
            return True
        above = next((t for t in hung.way.tokens[1:] if t.pos not in _LINKS), None)
        return above is not None and above.pos in VERBAL and (total or speaks(above) or above.lemma.lower() in _counting("verbs"))


def is_short(when: When) -> bool:
    """Whether it is a stretch of some days, a month at most."""
    return bool(when.earliest and when.latest and when.latest - when.earliest <= _MONTH)


@cache
def _happenings() -> frozenset[str]:
    return frozenset(word for words in load_toml("toll_causes.toml")["cause"].values() for word in words)


@cache
def _counting(part: str) -> frozenset[str]:
    return frozenset(load_toml("toll_counting.toml")[part])
