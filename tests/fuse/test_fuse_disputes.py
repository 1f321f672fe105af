"""Sets of statements that cannot all stand, and their sides."""

from dateline.fuse import fuse
from dateline.model import Record
from tests.fuse.builder import Builder


def camps(record: Record) -> list[list[list[str]]]:
    names = {s.id: (s.speaker or "").removeprefix("org:") for s in record.statements}
    return [sorted(sorted(names[i] for i in side.statements) for side in d.sides) for d in record.disputes]


def report() -> Builder:
    b = Builder(
        "The mayor said the army had shelled the market in Velm. A priest said the army had shelled the market in Velm. "
        "The staff said that it had not shelled the market in Velm. The mayor of Sorn said traders had left the market in Velm."
    )
    b.say("The mayor", "said", "the army had shelled the market in Velm")
    b.say("A priest", "said", "the army had shelled the market in Velm")
    b.say("The staff", "said", "it had not shelled the market in Velm", "denies")
    b.say("The mayor of Sorn", "said", "traders had left the market in Velm")
    return b


def test_a_claim_its_repeats_and_its_denial_are_two_sides_and_what_is_only_near_is_on_none() -> None:
    assert camps(fuse([report().reading()])) == [[["a-priest", "the-mayor"], ["the-staff"]]]


def test_no_statement_stands_on_two_sides_and_every_link_joins_two() -> None:
    (dispute,) = fuse([report().reading()]).disputes
    side = {i: n for n, s in enumerate(dispute.sides) for i in s.statements}
    assert len(side) == sum(len(s.statements) for s in dispute.sides)
    assert all(side[n.source] != side[n.target] for n in dispute.links)
    assert {n.kind for n in dispute.links} <= {"denies", "disputes"}


def test_what_repeats_a_denial_stands_beside_it() -> None:
    b = report()
    c = Builder("A minister said that the army had not shelled the market in Velm.", outlet="Radio Curonia")
    c.say("A minister", "said", "the army had not shelled the market in Velm", "denies")
    assert camps(fuse([b.reading(), c.reading()])) == [[["a-minister", "the-staff"], ["a-priest", "the-mayor"]]]


def test_the_matter_is_shown_in_the_words_of_a_claim() -> None:
    (dispute,) = fuse([report().reading()]).disputes
    assert dispute.matter == "the army had shelled the market in Velm"


def test_silence_makes_no_dispute() -> None:
    b = Builder(
        "The mayor said the army had shelled the market in Velm. The staff would not comment on the shelling of the market in Velm."
    )
    b.say("The mayor", "said", "the army had shelled the market in Velm")
    b.say("The staff", "would not comment", "the shelling of the market in Velm", "doubts")
    assert fuse([b.reading()]).disputes == ()


def counted(speaker: str, killed: int, arrested: int) -> Builder:
    words = f"{killed} people were killed and {arrested} people were arrested in Velm"
    b = Builder(f"According to {speaker}, {words}.", outlet=f"Paper of {speaker}")
    said = b.say(speaker, "According to", words)
    b.count(f"{killed} people", killed, killed, statement=said, scope="people")
    b.count(f"{arrested} people", arrested, arrested, statement=said, scope="people", category="arrested")
    return b


def test_a_dispute_is_of_one_matter_and_named_by_its_numbers() -> None:
    mayor, union, police = counted("the mayor", 4, 23), counted("the union", 9, 23), counted("the police", 4, 90)
    matters = sorted(d.matter for d in fuse([b.reading() for b in (mayor, union, police)]).disputes)
    assert "people killed: 4, 9" in matters
    assert all("killed" not in m or "arrested" not in m for m in matters)
