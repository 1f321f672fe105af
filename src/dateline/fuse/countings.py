"""Numbers of what no tally counts: percent, houses, euros, ages, people who take part."""

from collections.abc import Iterator, Mapping, Sequence

from dateline.fuse.likeness import names_part
from dateline.fuse.matter import Claim
from dateline.fuse.sharing import definite, likeness
from dateline.fuse.words import MARK, Word, words
from dateline.model import Span
from dateline.resources import load_toml

VERY_ALIKE = 0.75
FEW = 2


def other_numbers(a: Claim, b: Claim) -> tuple[Span, Span] | None:
    """The words for two numbers of one thing that cannot both be right (percent, houses, euros), or None."""
    if not _one_place(a, b) or (a.tallies and b.tallies) or likeness(a, b) < VERY_ALIKE or len(a.said & b.said) < FEW or names_part(a, b):
        return None
    found = dict(_counted(a)), dict(_counted(b))
    if {w.number for w in a.words if w.number is not None} & {w.number for w in b.words if w.number is not None}:
        return None
    for stem in sorted(found[0].keys() & found[1].keys()):
        if any(len([k for k, _ in _counted(c) if k == stem]) > 1 for c in (a, b)):
            continue
        (word_a, (low_a, high_a)), (word_b, (low_b, high_b)) = found[0][stem], found[1][stem]
        if low_a > high_b or low_b > high_a:  # the numbers that each leaves open do not meet
            return word_a.span, word_b.span
    return None


def _one_place(a: Claim, b: Claim) -> bool:
    """Whether two reports give numbers of one thing that both know: by a name in what they say, or a thing with `the`; money only by a name."""
    if (a.names & (b.names | b.near)) | (b.names & a.near):
        return True
    if any(w.text in words("money") for c in (a, b) for w in c.words):
        return False
    return a.reading is b.reading or bool(definite(a) & definite(b))


def _counted(claim: Claim) -> Iterator[tuple[str, tuple[Word, tuple[float, float]]]]:
    """Stem of what is counted, a plural, → the number, and what it leaves open. Lengths and times are measured, not counted."""
    for n, word in enumerate(claim.words):
        before = [w.text for w in claim.words[max(0, n - 2) : n]]
        after = claim.words[n + 1].text if n + 1 < len(claim.words) else ""
        if word.number is None or (words("more").intersection((*before, after)) and "than" not in before) or before == ["of", "the"]:
            continue
        if [w.text for w in claim.words[n + 1 : n + 3]] in (["years", "old"], ["year", "old"]):
            yield "old", (word, (word.number, word.number))
            continue
        if counted_before := _numbered_before(claim, n):
            yield counted_before, (word, _open(word.number, before))
            continue
        times = 1.0
        for counted in claim.words[n + 1 : n + 4]:
            if counted.text in words("prepositions") or counted.number is not None or MARK.match(counted.text):
                break
            times *= load_toml("matter.toml")["units"].get(counted.text, 1)
            if counted.text == "people":
                yield "people", (word, _open(word.number * times, before))
                break
            if counted.stem in claim.said and counted.text.endswith(("s", "percent")) and counted.text not in words("measures"):
                yield counted.stem, (word, _open(word.number * times, before))
                break


def _numbered_before(claim: Claim, n: int) -> str:
    """What "the number of … at 60" counts: the noun behind "number of"; empty where the number does not stand so."""
    texts = [w.text for w in claim.words[:n]]
    if texts[-1:] not in (["at"], ["to"], ["was"], ["is"]) or not {"number", "total"} & set(texts):
        return ""
    noun = next((w for w, b in zip(claim.words[1:n], claim.words[: n - 1], strict=True) if b.text == "of"), None)
    return "" if noun is None else "people" if noun.text == "people" else noun.stem


def _open(number: float, before: Sequence[str]) -> tuple[float, float]:
    """The numbers that a bounded or rough number leaves open; a rough one a quarter each way."""
    bounding: Mapping[str, str] = load_toml("matter.toml")["bounding"]
    bound = next((bounding[w] for w in reversed(before) if w in bounding), "exact")
    return {"exact": (number, number), "rough": (0.75 * number, 1.25 * number), "least": (number, float("inf")), "most": (0, number)}[bound]
