"""Which statement denies, disputes, repeats, revises or admits which."""

import itertools
from datetime import date

import pytest

from dateline.fuse import fuse
from dateline.model import Reading, Record, StatementLink
from dateline.model.statement import Stance
from tests.fuse.builder import Builder

Said = tuple[str, str, Stance]
MARKET: Said = ("the mayor", "the army shelled the market in Velm", "affirms")


def told(speaker: str, content: str, stance: Stance = "affirms", outlet: str = "Amber Wire", day: date = date(2026, 3, 5)) -> Reading:
    b = Builder(f"According to {speaker}, {content}.", outlet=outlet, published=day)
    b.say(speaker, "According to", content, stance)
    return b.reading()


def links(*said: Said, days: tuple[date, ...] = ()) -> list[tuple[str, str, str]]:
    """Kind, source's speaker and target's speaker of all links between statements of reports of their own."""
    dates = days or (date(2026, 3, 5),) * len(said)
    return kinds(fuse(told(*one, outlet=f"Paper {n}", day=dates[n]) for n, one in enumerate(said)))


def kinds(record: Record) -> list[tuple[str, str, str]]:
    names = {s.id: (s.speaker or "").removeprefix("org:the-") for s in record.statements}
    return sorted((n.kind, names[n.source], names[n.target]) for n in every_link(record))


def every_link(record: Record) -> list[StatementLink]:
    return [*record.links, *(n for d in record.disputes for n in d.links)]


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("its guns had shelled the market in Velm", "denies"),
        ("it had not shelled the market in Velm", "denies"),
        ("reports that it had shelled the market in Velm", "denies"),
        ("the claim that it had shelled the market in Velm was baseless", "affirms"),
        ("nobody had shelled the market in Velm", "affirms"),
        ("there was no evidence that the market in Velm was shelled", "affirms"),
        ("the market in Velm was never shelled", "affirms"),
    ],
)
def test_a_denial_is_known_by_what_it_negates_whatever_its_form(content: str, stance: Stance) -> None:
    assert links(MARKET, ("the general staff", content, stance)) == [("denies", "general-staff", "mayor")]


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the market in Velm was shelled", "doubts"),
        ("it would not shell the market in Velm again", "affirms"),
        ("it had not been told of the shelling of the market in Velm", "affirms"),
        ("if it had not shelled the market in Velm, men would have died", "affirms"),
        ("the market in Velm was not rebuilt", "affirms"),
        ("the market in Sorn was not shelled", "affirms"),
        ("no guard was needed at the market in Velm", "affirms"),
        ("not only the market in Velm was shelled", "affirms"),
        ("the bus robbery had nothing to do with the market in Velm", "affirms"),
    ],
)
def test_what_only_comes_near_is_no_denial(content: str, stance: Stance) -> None:
    assert "denies" not in {kind for kind, *_ in links(MARKET, ("the general staff", content, stance))}


@pytest.mark.parametrize("days", list(itertools.permutations((date(2026, 3, 2), date(2026, 3, 9)))))
def test_dates_never_decide_who_denies_whom(days: tuple[date, ...]) -> None:
    assert links(MARKET, ("the general staff", "it had not shelled the market in Velm", "denies"), days=days) == [
        ("denies", "general-staff", "mayor")
    ]


def test_a_denial_by_the_same_speaker_takes_back_what_it_said() -> None:
    assert links(MARKET, ("the mayor", "the army had not shelled the market in Velm", "denies")) == [("revises", "mayor", "mayor")]


def test_who_says_the_same_repeats_it_and_who_tells_of_another_thing_does_not() -> None:
    assert links(MARKET, ("a priest", "the army had shelled the market in Velm", "affirms"))[0][0] == "repeats"
    assert links(MARKET, ("a priest", "the market in Velm was full of people", "affirms")) == []


def test_the_party_held_responsible_admits_and_nobody_else_does() -> None:
    assert links(MARKET, ("the army", "it had shelled the market in Velm by mistake", "affirms")) != []
    b = Builder("According to the mayor, the army shelled the market in Velm.", outlet="Paper 1")
    s = b.say("the mayor", "According to", "the army shelled the market in Velm")
    b.event("shelled", "ASSAULT", None, who="the army", day=None, statement=s)
    c = Builder("The army said it had shelled the market in Velm.", outlet="Paper 2")
    t = c.say("The army", "said", "it had shelled the market in Velm")
    c.event("shelled", "ASSAULT", None, who="it", day=None, statement=t)
    assert kinds(fuse([b.reading(), c.reading()])) == [("admits", "army", "mayor")]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the fire in the depot at Sorn was caused by a drone", "the fire in the depot at Sorn was caused by an electrical fault"),
        ("the boat was seized in Astran waters", "the boat was seized in international waters"),
        ("rebels started the fire in the depot at Sorn", "soldiers started the fire in the depot at Sorn"),
        ("turnout in the vote at Sorn was 61 percent", "turnout in the vote at Sorn was 34 percent"),
        ("Mara Hold died of malaria in a cell at Sorn", "Mara Hold was strangled in a cell at Sorn"),
    ],
)
def test_another_cause_place_actor_number_or_death_is_a_dispute(first: str, second: str) -> None:
    assert [kind for kind, *_ in links(("the mayor", first, "affirms"), ("a doctor", second, "affirms"))] == ["disputes"]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("the singer checked into a clinic in Sorn", "Mara Hold checked into a clinic in Sorn"),
        ("the club offered the player a contract of eight years", "the club offered the player a contract of seven years"),
        ("gunmen attacked the bus near Sorn", "the militia attacked the bus near Sorn"),
        ("a woman crossed the river at Sorn", "a farmer crossed the river at Velm"),
    ],
)
def test_two_names_for_one_and_two_events_are_no_dispute(first: str, second: str) -> None:
    assert "disputes" not in {kind for kind, *_ in links(("the mayor", first, "affirms"), ("a doctor", second, "affirms"))}


def counted(speaker: str, words: str, n: int, *, scope: str = "people", day: date = date(2026, 3, 5)) -> Reading:
    text = f"According to {speaker}, {words} in the flood at Sorn."
    b = Builder(text, outlet=f"Paper of {speaker}", published=day)
    b.count(words, n, n, statement=b.say(speaker, "According to", f"{words} in the flood at Sorn"), scope=scope)
    return b.reading()


def test_a_number_against_none_is_denied_another_disputed_and_ones_own_revised() -> None:
    police = counted("the police", "12 people died", 12)
    assert kinds(fuse([police, counted("the mayor", "nobody died", 0)])) == [("denies", "mayor", "police")]
    assert [kind for kind, *_ in kinds(fuse([police, counted("the mayor", "30 people died", 30)]))] == ["disputes"]
    later = counted("the police", "15 people died", 15, day=date(2026, 3, 6))
    assert kinds(fuse([later, police])) == [("revises", "police", "police")]


def test_a_later_higher_number_and_a_part_contradict_nobody() -> None:
    police = counted("the police", "12 people died", 12)
    assert kinds(fuse([police, counted("the mayor", "30 people died", 30, day=date(2026, 3, 9))])) == []
    assert kinds(fuse([police, counted("the mayor", "three children died", 3, scope="children")])) == []


def test_a_link_has_the_words_of_both_sides_and_a_reason() -> None:
    record = fuse([told(*MARKET), told("the general staff", "it had not shelled the market in Velm", "denies", "Radio Curonia")])
    (link,) = every_link(record)
    texts = {r.report.id: r.report.text for r in record.readings}
    statements = {s.id: s for s in record.statements}
    words = [
        span.words(texts[statements[id_].report_id]) for id_, span in ((link.source, link.source_words), (link.target, link.target_words))
    ]
    assert words == ["shelled the market in Velm", "shelled the market in Velm"]
    assert link.reason == "the general staff denied what the mayor said on the same matter."


def test_the_order_of_reports_changes_no_link() -> None:
    readings = [
        told(*MARKET),
        told("the general staff", "it had not shelled the market in Velm", "denies", "Radio Curonia"),
        told("a priest", "the army had shelled the market in Velm", "affirms", "Harbour Daily"),
        counted("the police", "12 people died", 12),
        counted("the mayor", "30 people died", 30),
    ]
    records = [fuse(order) for order in itertools.permutations(readings)]
    assert all(r.links == records[0].links and r.disputes == records[0].disputes for r in records)


def test_work_grows_with_the_number_of_statements() -> None:
    """All of one matter: no key holds more than a fixed number of statements, so pairs grow in a line."""
    from dateline.fuse.matter import claims
    from dateline.fuse.nearby import near_pairs

    def pairs(n: int) -> int:
        readings = [told(f"speaker {i}", f"the army shelled the market in Velm on {i}", outlet=f"Paper {i}") for i in range(n)]
        return sum(1 for _ in near_pairs(list(claims(readings, {})), {}))

    assert pairs(400) < 2.6 * pairs(200)
