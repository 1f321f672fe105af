"""Clauses of a content: which its speaker stands for, which leave open what they say."""

from collections.abc import Sequence

from dateline.fuse.telling import REACH, core, is_negator
from dateline.fuse.words import Word, is_past, is_verb, words


def next_clause(found: Sequence[Word], clause: int) -> int:
    """The clause behind another."""
    return min((w.clause for w in found if w.clause > clause), default=-1)


def first_of(found: Sequence[Word], clause: int) -> str:
    """The first word of a clause."""
    return next((w.text for w in found if w.clause == clause), "")


def with_pointed(clauses: set[int], found: Sequence[Word]) -> set[int]:
    """The clauses, with what a `that` behind them only points at ("to lose that match")."""
    pointed = {c for c in {next_clause(found, c) for c in clauses} if first_of(found, c) == "that" and not _has_verb(found, c)}
    return clauses | pointed


def _has_verb(found: Sequence[Word], clause: int) -> bool:
    return any(w.clause == clause and (w.text in words("auxiliary") or is_verb(found, n)) for n, w in enumerate(found))


def main_clause(found: Sequence[Word]) -> int:
    """The first clause with a verb or a helping verb."""
    return next((w.clause for n, w in enumerate(found) if w.text in words("auxiliary") or is_verb(found, n)), 0)


def conditions(found: Sequence[Word]) -> set[int]:
    """Clauses that only say under which condition something holds."""
    return {w.clause for n, w in enumerate(found) if w.text in ("if", "unless", "whether") and (not n or found[n - 1].clause != w.clause)}


def asserting(found: Sequence[Word]) -> set[int]:
    """Clauses that the speaker stands for, not those that only hang on another's verb or noun ("to ensure that none is harmed", "men who had no arms")."""
    out: set[int] = set()
    told = False
    for n, word in enumerate(found):
        if n and word.clause == found[n - 1].clause:
            continue
        joined = n > 0 and found[n - 1].text in ("and", "but", ",", ";") and found[0].text == "that"
        if not (told and word.text in words("subordinate") and not (joined and word.text == "that")):
            out.add(word.clause)
        told = bool(core([w for w in found if w.clause == word.clause]))
    return out


def left_open(found: Sequence[Word]) -> set[int]:
    """Clauses that say neither yes nor no: of what is not so yet or no longer, not wholly ("not all", "not enough"), or may or must not be, or is a thing agreed on."""
    out: set[int] = set()
    texts = [w.text for w in found]
    for n in range(len(found)):
        after = texts[n + 1] if n + 1 < len(texts) else ""
        if texts[n] == "yet" and after == "to":
            out |= {found[n].clause, found[n + 1].clause}
        if not is_negator(found[n]):
            continue
        if after in ("yet", "longer"):
            out |= {found[n].clause, found[n + 1].clause}
        behind = [w.text for w in found[n + 1 : n + 1 + REACH] if w.clause == found[n].clause]
        person = texts[n] in words("negated_persons") or is_one(found, n)
        if person and words("modal").intersection(texts[n + 1 : n + 4]):
            out.add(found[n].clause)
        if {after, *texts[n + 2 : n + 3]} & {"first", "last"} or _is_addressed(found, n):
            out.add(found[n].clause)
        if after in words("partial") or "enough" in behind or _is_modal(texts, n) or _is_wished(texts, n):
            out.add(found[n].clause)
    return out


def _is_addressed(found: Sequence[Word], n: int) -> bool:
    """Whether a negation is of what the hearer does ("you are not going to win")."""
    before = [w.text for w in found[max(0, n - 3) : n] if w.clause == found[n].clause]
    return "you" in before or "you're" in before


def _is_wished(texts: Sequence[str], n: int) -> bool:
    """Whether a `not` is of what somebody is to leave ("agreed not to destroy it", "asked that it not be destroyed")."""
    helped = n > 0 and texts[n - 1] in words("auxiliary")
    return texts[n] == "not" and (texts[n + 1 : n + 2] == ["to"] or (texts[n + 1 : n + 2] == ["be"] and not helped))


def _is_modal(texts: Sequence[str], n: int) -> bool:
    """Whether a negation is of what can, may or must be ("could not be used"), and not of what could have been."""
    if texts[n + 1 : n + 2] == ["have"] and is_past(texts[n + 2] if n + 2 < len(texts) else ""):
        return False
    return texts[n] in words("modal") or (n > 0 and texts[n - 1] in words("modal"))


def is_one(found: Sequence[Word], n: int) -> bool:
    """Whether a `no` or `not` stands in "no one", "not one"; not in "not one person but several"."""
    if [w.text for w in found[n : n + 2]] not in (["no", "one"], ["not", "one"]):
        return False
    return n + 2 >= len(found) or not found[n + 2].stem or is_verb(found, n + 2)
