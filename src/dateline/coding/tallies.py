"""Numbers that count people become tallies."""

from dataclasses import dataclass, replace
from functools import cache

from dateline.coding.auxiliary import governed_by, status
from dateline.coding.basis import basis, is_of_hours, is_ordinal, is_part, is_state
from dateline.coding.beside import is_former, is_label_of_things
from dateline.coding.brought import brings, further, of_the_dead
from dateline.coding.category import find_category
from dateline.coding.counted import Counted, counted, head_of_list, is_partial, is_person
from dateline.coding.found import Found
from dateline.coding.grammar import VERBS, base, governor
from dateline.coding.harmed import among_harmed, as_told, is_of_harmed_before, of_harmed, scope_of_harmed, tells_again
from dateline.coding.lexemes import Lexeme, lexemes, text_at
from dateline.coding.masks import measure
from dateline.coding.numbers import Quantity, read_numbers
from dateline.coding.ontology import Words
from dateline.coding.persons import means_people
from dateline.coding.quantities import read_singles
from dateline.coding.resting import Resting
from dateline.coding.revisions import is_denied_unseen, is_instead, is_late, is_recounted, is_told_before, told_of
from dateline.coding.tally_parts import (
    befalls_some,
    exceeds,
    gaps,
    is_among_them,
    is_deadly_for,
    is_spared,
    is_told_again,
    is_worse,
    told_with,
)
from dateline.coding.tally_values import bounds, extent, is_fractional, qualifier, scope, scope_of_some, scope_said
from dateline.coding.toll_words import toll_words
from dateline.model import Document, Gap, Issue, Span, Statement, Tally
from dateline.model.event import Auxiliary
from dateline.model.tally import TallyBasis, TallyCategory, TallyRevision

_FINDING = ("find", "recover", "retrieve", "pull", "discover", "bring", "dig")
_OWNERS = ("the", "those", "these", "its", "their", "all")
_OF_THESE = (["of", "them"], ["of", "whom"])
_SINGLES = frozenset({"killed", "injured", "arrested", "tortured", "missing", "abducted", "deported", "released", "hostages"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Reading:
    """A number of a sentence with what it counts and what happened to it."""

    q: Quantity
    what: Counted
    found: Found


def find_tallies(document: Document, statements: tuple[Statement, ...]) -> tuple[tuple[Tally, ...], tuple[Issue, ...]]:
    """All tallies of a document in text order, and doubts about numbers that may be tolls."""
    maker = _Maker(document, Resting(statements))
    for sentence in range(len(document.sentences)):
        maker.read(lexemes(document, sentence))
    return tuple(maker.tallies), tuple(maker.issues)


class _Maker:
    def __init__(self, document: Document, resting: Resting) -> None:
        self.document = document
        self.resting = resting
        self.before: range = range(0)  # places of the counts of the sentence before
        self.tallies: list[Tally] = []
        self.categories: set[TallyCategory] = set()
        self.issues: list[Issue] = []
        self.grave: bool | None = None  # whether the sentence that is read tells of harm
        self.last: Found | None = None  # what befell those counted before in the sentence that is read
        self.counted: Counted | None = None  # what the tally counts that was made last
        self.whole: Counted | None = None  # what the tally counts of which others may be parts
        self.earlier: Tally | None = None  # the last whole of the sentence before
        self.latest: Tally | None = None  # the last whole of the sentence that is read
        self.further: int | None = None  # place of a count in the sentence that is called a further one and has nothing before it to add to
        self.revised: tuple[TallyRevision | None] | None = None  # what the sentence that is read says of earlier counting, once asked
        self.parts: set[int] = set()  # places of the words that are parts of a whole, in the sentence that is read

    def read(self, words: list[Lexeme]) -> None:
        """Tallies of one sentence."""
        numbers = read_numbers(words)
        taken = {k for q in numbers for k in range(q.start, q.end + 1)}
        singles = [q for q in read_singles(words, means_people) if q.first not in taken]
        whole: Tally | None = None
        start = len(self.tallies)
        self.earlier, self.latest = self.latest, None
        self.parts, self.whole, self.last, self.grave, self.further = set(), None, None, None, None
        self.revised = None
        for q in sorted([*numbers, *singles], key=lambda q: q.first):
            before = len(self.tallies)
            made = self._of_number(words, q, whole, single=q in singles)
            self._is_brought_to(words, q, before, start)
            if made is not None and not made.part_of and made.high != 0:
                whole, self.whole, self.latest = made, self.counted, made
        self.before = range(start, len(self.tallies))

    def _is_brought_to(self, words: list[Lexeme], q: Quantity, n: int, start: int) -> None:
        """A count that a total behind it takes in is a further one: "*another 35* died, bringing the toll to 1,235"."""
        last, total = self.further, self.tallies[n] if n < len(self.tallies) else None
        if total is not None and total.part_of is None and brings(words, q.start):
            self.tallies[n] = total = of_the_dead(total, self.tallies[start:n])
            for k in range(start, n) if n > start else self.before:
                self.tallies[k] = further(self.tallies[k], total)
        if last is not None and total is not None and total.basis == "cumulative" and self.tallies[last].category == total.category:
            self.tallies[last] = replace(self.tallies[last], basis="increment")

    def _of_number(self, words: list[Lexeme], q: Quantity, whole: Tally | None, *, single: bool) -> Tally | None:
        if (
            q.kind == "fraction"
            or measure(words, q) is not None
            or is_fractional(q)
            or is_former(words, q)
            or is_label_of_things(words, q, toll_words())
        ):
            return None
        what = counted(self.document, words, q)
        total = whole or self.earlier
        if is_told_before(words, q):
            return None
        if total is not None and is_late(words, q):
            return self._add_late(words, q, what, total)
        if self._counts_nobody(words, q, what, single=single) or is_recounted(self.document, what):
            return None
        if q.kind == "none" and is_denied_unseen(self.document, what):
            return None
        found = self._befell(words, q, what)
        if found is not None and self._is_speaking(words, q, found):
            return None
        return self._of_people(words, q, what, found, whole=whole, single=single)

    def _befell(self, words: list[Lexeme], q: Quantity, what: Counted) -> Found | None:
        found = find_category(self.document, words, q, what)
        return as_told(self.document, words, what, found) if found is not None else None

    def _of_people(
        self, words: list[Lexeme], q: Quantity, what: Counted, found: Found | None, *, whole: Tally | None, single: bool
    ) -> Tally | None:
        if (some := self._some_of_harmed(words, q, what, found)) is not None:
            return some
        if found is None and tells_again(self.document, words, q, what) and (before := self.earlier or whole) is not None:
            told = self._tally(words, _Reading(q=q, what=what, found=Found(before.category, what.site)), None)
            return self._append(replace(told, basis=before.basis))
        if found is None and self.resting.source_of(words[q.first].span) is not None:
            return None
        part = whole is not None and self._is_part(words, q, what, found)
        if whole is not None and part and not exceeds(q, whole) and not befalls_some(words, q, found, whole):
            return self._add_part(words, q, what, whole, found)
        if found is None and self.last is not None and (gaps(words, q, what) or is_told_again(self.document, self.last, q, what)):
            found = self.last  # "six died at once and four later"
        if found is None and self.earlier is not None and not exceeds(q, self.earlier) and is_among_them(self.document, words, q, what):
            return self._add_part(words, q, what, self.earlier, found)
        if found is None:
            self._doubt(words, q, what, single=single)
            return None
        if (single or q.kind == "none") and found.category not in _SINGLES and not (q.kind == "none" and found.category == "affected"):
            return None
        self.last = found
        return self._add(words, _Reading(q=q, what=what, found=found))

    def _some_of_harmed(self, words: list[Lexeme], q: Quantity, what: Counted, found: Found | None) -> Tally | None:
        """A part of the dead ("two of the dead were children"), or further dead ("two of the wounded died")."""
        harmed = of_harmed(words, q) or among_harmed(self.document, what)
        if harmed is None:
            return None
        if harmed == "injured" and found is not None and found.category == "killed":
            return self._append(replace(self._tally(words, _Reading(q=q, what=what, found=found), None), basis="increment"))
        told = (t for t in reversed(self.tallies) if t.category == harmed and not t.part_of and t.high != 0 and t.basis != "increment")
        whole = next((t for t in told if not exceeds(q, t)), None)
        if whole is None or (found is not None and found.category != harmed):
            return None
        made = self._tally(words, _Reading(q=q, what=what, found=Found(harmed, what.site)), whole)
        return self._append(replace(made, scope=scope_of_harmed(words, q) or made.scope))

    def _is_part(self, words: list[Lexeme], q: Quantity, what: Counted, found: Found | None) -> bool:
        """Whether it counts some of those counted before in the sentence."""
        if is_part(self.document, words, q, what) or self._goes_on(words, q, what) or is_worse(words, q, what):
            return True
        return (found is None and is_among_them(self.document, words, q, what)) or self._is_of_those_in_front(words, q, found)

    def _is_of_those_in_front(self, words: list[Lexeme], q: Quantity, found: Found | None) -> bool:
        """As in "*Of the 25 killed*, 10 were soldiers"; of the 41 who fled, 17 were arrested is another matter."""
        if q.start < 2 or words[0].text != "of" or words[1].text not in _OWNERS or words[q.start - 1].text != ",":  # noqa: PLR2004 - "of the"
            return False
        return found is None or (self.latest is not None and found.category == self.latest.category)

    def _goes_on(self, words: list[Lexeme], q: Quantity, what: Counted) -> bool:
        """Whether it goes on with a list of parts, or says who the whole are: "nine bodies were found; *six soldiers* and *three nurses*"."""
        if what.site.dep == "conj" and what.site.head in self.parts:
            return True
        if (
            text_at(words, q.start - 1) != ";"
            or self.whole is None
            or self.whole.noun is None
            or (what.noun is not None and not is_person(what.noun))
        ):
            return False
        return what.site.dep == "appos" and what.site.head == self.whole.noun.i

    def _counts_nobody(self, words: list[Lexeme], q: Quantity, what: Counted, *, single: bool) -> bool:
        """Whether it is somebody with a name, who is no count, the source of a statement, or a pronoun ("a rally like *one* held in Orsk")."""
        if single and (self._is_named(what) or (q.start > 1 and [w.text for w in words[q.start - 2 : q.start]] in _OF_THESE)):
            return True  # "Jan Roe, a cook"; "one *of them a* nurse"
        if single and self.resting.source_of(words[q.first].span) is not None:
            return True
        one = what.noun is None and words[q.first].text == "one" and q.end == q.last
        one = one and text_at(words, q.end + 1) not in toll_words().adjectives  # "resulted in one dead"
        return one and what.site.dep == "pobj" and not is_partial(words, q)

    def _add_part(self, words: list[Lexeme], q: Quantity, what: Counted, whole: Tally, found: Found | None) -> Tally | None:
        """Some of those counted before; what befell the whole befell them, unless they are said to have been spared or to have died of it."""
        if is_spared(words, q):
            return None
        self.parts.add(what.site.i)
        told = found.category if found is not None and whole.category == "affected" and found.category in ("killed", "injured") else None
        category = "killed" if is_deadly_for(words, q) else told or whole.category
        return self._add(words, _Reading(q=q, what=what, found=Found(category, what.site)), part_of=whole)

    def _is_speaking(self, words: list[Lexeme], q: Quantity, found: Found) -> bool:
        """Whether those counted are who speaks, whatever befell others: "killing dozens, *two witnesses* said"."""
        source = self.resting.source_of(words[q.first].span)
        return source is not None and not source.contains(found.word.span)

    def _add_late(self, words: list[Lexeme], q: Quantity, what: Counted, total: Tally) -> Tally:
        """Harm of earlier days that is only now counted: it adds to a total, that of its own words first, and is no group of people."""
        own = find_category(self.document, words, q, what) if what.noun is not None else None
        if own is not None and own.category != total.category:
            total = next((t for t in reversed(self.tallies) if t.category == own.category and not t.part_of and t.high != 0), total)
        r = _Reading(q=q, what=what, found=own or Found(total.category, what.site))
        same = r.found.category == total.category
        tally = replace(self._tally(words, r, total if same else None), basis="increment", revision="late")
        return self._append(tally)

    def _is_named(self, what: Counted) -> bool:
        """Whether a single person is somebody with a name ("a watchman, Jan Roe, died"), whom no number counts."""
        top = head_of_list(self.document, what.site, "conj")
        if top.dep == "appos" and self.document.tokens[top.head].tag == "NNP" and top is not what.site:  # "Jan Roe, a cook and a baker"
            return True
        named = (
            k
            for k in self.document.kids(what.site.i, "appos", "acl", "nmod")
            if (k.tag == "NNP" and not means_people(k)) or k.lower in ("named", "called")
        )
        return any(True for _ in named)

    def _add(self, words: list[Lexeme], r: _Reading, part_of: Tally | None = None) -> Tally:
        """Put a tally on record; "no casualties" is two, since it denies both deaths and injuries."""
        tally = self._tally(words, r, part_of)
        if r.found.category == "affected" and r.what.noun is not None and base(r.what.noun) == "casualty":
            if r.q.kind == "none":
                self._append(replace(tally, category="killed"))
                return self._append(replace(tally, category="injured"))
            self._issue("casualties-not-told-apart", '"Casualties" may be dead or injured; the words do not say which.', tally.span)
        return self._append(tally)

    def _append(self, tally: Tally) -> Tally:
        named = replace(tally, id=f"{self.document.report.id}:t{len(self.tallies) + 1}")
        self.tallies.append(named)
        self.categories.add(named.category)
        return named

    def _tally(self, words: list[Lexeme], r: _Reading, part_of: Tally | None) -> Tally:
        q, self.counted = r.q, r.what
        number = Span(words[q.first].span.start, words[q.last].span.end)
        low, best, high = bounds(q)
        rests = self.resting.of(number)
        return Tally(
            id="",
            category=r.found.category,
            low=low,
            best=best,
            high=high,
            qualifier=qualifier(words, q),
            span=extent(words, r.q, r.what, r.found),
            number=number,
            scope=scope(self.document, r.what) or scope_of_some(words, q) or (scope_said(words, q) if part_of is not None else None),
            basis=self._basis(words, r),
            revision=self._revision(words, r.q) if part_of is None else None,
            auxiliary=part_of.auxiliary if part_of else self._auxiliary(words, r),
            statement=self.resting.told_by(rests),
            part_of=part_of.id if part_of else None,
            gaps=() if r.what.noun is not None else (Gap(field="scope", reason="not-stated"),),
        )

    def _revision(self, words: list[Lexeme], q: Quantity) -> TallyRevision | None:
        """What the sentence says of earlier counting, found once a sentence; else whether another number is said to be wrong."""
        if self.revised is None:
            self.revised = (told_of(words),)
        return self.revised[0] or ("corrected" if is_instead(words, q) else None)

    def _basis(self, words: list[Lexeme], r: _Reading) -> TallyBasis:
        """A further number adds to a count of the same category; "another" needs one in this report."""
        if r.q.first + 1 < len(words) and is_ordinal(words[r.q.first + 1].text) and words[r.q.first].text in ("a", "another"):
            return "increment"  # "a third protester has died"
        found = basis(words, r.q, r.found.category)
        if found == "increment" and is_of_hours(words, r.q):
            return found
        if found != "increment" and is_state(base(r.found.word)) and r.found.category in ("arrested", "hostages"):
            return "stock"
        if r.found.category == "killed" and found == "unknown" and is_of_harmed_before(self.document, words, r.q, r.what):
            found = "increment"
        if found == "unknown" and self._is_found_of(r):
            found = "increment"
        if found == "cumulative" and r.q.low == r.q.high == 1 and r.what.noun is not None:
            return "unknown"  # one person adds up to nothing
        adds = r.found.category in self.categories
        other = bool(self.tallies) or words[max(r.q.start - 1, 0)].text == "another" or words[r.q.start].text == "another"
        if found == "increment" and other and not adds:
            self.further = len(self.tallies)
            return "unknown"
        return found

    def _is_found_of(self, r: _Reading) -> bool:
        """Whether bodies that are found are some of a total told before: "the toll has risen to 31. Divers *found 17 bodies* on Monday"."""
        noun, size = r.what.noun, r.q.low
        verb = governor(self.document, r.what.site.i)
        if noun is None or base(noun) not in ("body", "corpse") or verb is None or base(verb) not in _FINDING or size is None:
            return False
        return any(t.category == "killed" and t.basis == "cumulative" and size < (t.low or 0) for t in self.tallies)

    def _auxiliary(self, words: list[Lexeme], r: _Reading) -> Auxiliary:
        word = r.found.word
        if r.q.kind == "none" or is_instead(words, r.q):
            return "asserted"
        word = told_with(self.document, word)
        host = word
        doubted = governed_by(self.document, word)
        if doubted is not None:
            return doubted
        while host.pos not in VERBS and host.dep in ("acomp", "attr", "nsubj", "dobj", "conj", "oprd"):
            above = governor(self.document, host.i)
            if above is None:
                break
            host = above
        noun = r.what.noun
        start = word if word.pos in VERBS or noun is None else noun
        return status(self.document, start.i, host.i if host.pos in VERBS and word.pos != "NOUN" else word.i)

    def _doubt(self, words: list[Lexeme], q: Quantity, what: Counted, *, single: bool) -> None:
        if single or what.noun is None or q.kind == "none" or base(what.noun) not in toll_words().scopes:
            return
        if self.grave is None:
            self.grave = any(base(w.token) in _grave() for w in words)
        if not self.grave:
            return
        span = Span(words[q.start].span.start, words[q.end].span.end)
        message = "A number of people, but the words do not say what happened to them; it may belong to a toll."
        self._issue("uncategorised-count", message, span)

    def _issue(self, code: str, message: str, span: Span) -> None:
        self.issues.append(Issue(code=code, message=message, span=span))


@cache
def _grave() -> Words:
    """Words of harm: beside one of these a number of people may be a toll."""
    lexicon = toll_words()
    tables = (lexicon.passive, lexicon.object, lexicon.adjectives, lexicon.nouns)
    return frozenset(w for table in tables for w, category in table.items() if category not in ("crowd", "troops", "released"))
