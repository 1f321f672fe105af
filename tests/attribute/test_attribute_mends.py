"""What the tagger cut wrong, by sentences of news of many kinds; the tagger's spans are given, so that its weights do not matter."""

import pytest

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import load_lexicon
from dateline.attribute.mends import mended
from dateline.attribute.tagframes import tagged_frames
from dateline.attribute.tagger import Tagged
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, make_report
from dateline.reader import read

Said = tuple[str, str, tuple[str, ...]]  # source ("" = nobody), cue, content


def at(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def tagged(text: str, said: Said) -> Tagged:
    source, cue, content = said
    return Tagged(
        source=(at(text, source),) if source else (),
        cue=(at(text, cue),),
        content=tuple(at(text, c) for c in content),
        sure=(0.9,) * 5,
    )


def words(tree: Tree, stretches: tuple[Stretch, ...]) -> tuple[str, ...]:
    return tuple(" ".join(tree.document.text[s.start : s.end].split()) for s in map(tree.span, stretches))


def mend(text: str, *said: Said) -> list[Said]:
    tree, lexicon = Tree(read(make_report(text))), load_lexicon()
    frames = mended(tree, lexicon, tagged_frames(tree, lexicon, [tagged(text, s) for s in said]))

    def plain(frame: Frame) -> Said:
        return " ".join(words(tree, frame.source)), " ".join(words(tree, frame.cue)), words(tree, frame.content)

    return [plain(f) for f in frames]


def test_what_is_said_in_a_sentence_ends_with_it() -> None:
    text = "The mayor said the ferry would not sail on Sunday. The quay has been shut since spring."
    assert mend(text, ("The mayor", "said", (text[15:-1],))) == [("The mayor", "said", ("the ferry would not sail on Sunday.",))]


def test_a_headline_before_the_sentence_is_no_part_of_it() -> None:
    text = "Barge sinks off Sheerness.\n\nA barge sank on Tuesday and two men swam ashore, the coastguard said."
    (_, _, content), *_ = mend(text, ("the coastguard", "said", ("Sheerness.\n\nA barge sank on Tuesday and two men swam ashore",)))
    assert content == ("A barge sank on Tuesday and two men swam ashore",)


def test_a_quotation_may_have_several_sentences() -> None:
    text = "“The ferry will not sail. The quay is shut,” the mayor said."
    said = ("the mayor", "said", ("“The ferry will not sail. The quay is shut,”",))
    assert mend(text, said) == [said]


def test_a_swallowed_sentence_keeps_its_own_speaker() -> None:
    text = "The minister warned that the dam could fail. Engineers said that the gates had been opened in time."
    found = mend(text, ("The minister", "warned", ("that the dam could fail. Engineers said that the gates had been opened in time",)))
    assert [(source, cue) for source, cue, _ in found] == [("The minister", "warned"), ("Engineers", "said")]


def test_how_a_speaker_wants_to_be_called_is_no_part_of_what_is_said() -> None:
    text = "Forty men took part, one teacher, who asked not to be identified, told the station."
    assert mend(text, ("one teacher", "told", ("Forty men took part", "not to be identified"))) == [
        ("one teacher", "told", ("Forty men took part",))
    ]


def test_behind_a_semicolon_somebody_else_may_speak() -> None:
    text = "Forty were arrested, the union said; the police said nobody was held."
    found = mend(text, ("the union", "said", ("Forty were arrested", "the police said nobody was held")))
    assert found == [("the union", "said", ("Forty were arrested",)), ("the police", "said", ("nobody was held",))]


def test_what_a_second_verb_of_the_speaker_says_is_its_own() -> None:
    text = "The party described the case as revenge and called for protests."
    assert mend(text, ("The party", "described", ("the case as revenge and called for protests",))) == [
        ("The party", "described", ("the case as revenge",))
    ]


def test_a_quotation_goes_on_behind_a_second_opening_mark() -> None:
    text = "The coach said: “We were slow. “The second half was better. “They earned it.” The referee said: “No comment on that.”"
    coach = ("The coach", "said", ("“We were slow.",))
    referee = ("referee", "said: “No", ("“The second half was better.", "comment on that"))
    found = mend(text, coach, referee)
    assert found[0][2] == ("“We were slow. “The second half was better. “They earned it.”",)
    assert found[1][2] == ("comment on that",)


def test_grave_accents_open_and_apostrophes_close() -> None:
    text = "She added: ``We were lucky. ``Nobody was hurt.'' The road is open again."
    assert mend(text, ("She", "added", ("``We were lucky.",)))[0][2] == ("``We were lucky. ``Nobody was hurt.''",)


def test_a_closed_quotation_does_not_go_on() -> None:
    text = "“We were slow,” the coach said. “They earned it.”"
    said = ("the coach", "said", ("“We were slow,”",))
    assert mend(text, said) == [said]


def test_an_opening_mark_inside_a_sentence_goes_on_with_nothing() -> None:
    text = "He said: “The so-called “lucky house burned down. Its owner had sold it.” Nobody lived there."
    assert mend(text, ("He", "said", ("“The so-called",)))[0][2] == ("“The so-called",)


@pytest.mark.parametrize("place", ["lucknow", "new delhi"])
def test_where_a_report_was_written_says_nothing(place: str) -> None:
    text = f"{place}: the governor has opened a hospital for eye diseases in the old town."
    assert mend(text, (place, ":", ("the governor has opened a hospital for eye diseases in the old town",))) == []


def test_a_name_before_a_colon_speaks() -> None:
    text = "Marchetti: the budget will be cut again."
    assert len(mend(text, ("Marchetti", ":", ("the budget will be cut again",)))) == 1


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Two fire crews were called to a warehouse in Leith at dawn.", "were called", ("Two fire crews", "to a warehouse in Leith")),
        ("Anna Holm was appointed to the board of the port in May.", "was appointed", ("Anna Holm", "to the board of the port")),
    ],
)
def test_nobody_speaks_where_somebody_is_sent_for_or_given_a_post(text: str, cue: str, content: tuple[str, ...]) -> None:
    assert mend(text, ("", cue, content)) == []


def test_who_is_named_as_something_is_spoken_of() -> None:
    text = "Anna Holm was named as the driver of the second car."
    assert len(mend(text, ("", "was named", ("Anna Holm", "as the driver of the second car")))) == 1


@pytest.mark.parametrize(
    ("text", "source", "better"),
    [
        ("President Ana Ruiz Saturday vowed to rebuild the bridge.", "President Ana Ruiz Saturday", "President Ana Ruiz"),
        ("The river board, which runs the locks, said the gates would open.", "The river board, which", "The river board"),
        ("The human rights panel on Friday said the gates would open.", "The human rights panel on", "The human rights panel"),
        ("And the harbour master said the gates would open.", "And the harbour master", "the harbour master"),
        ("Speaking with Radio Three, the harbour master said the gates would open.", "Speaking with Radio Three, the harbour master", "the harbour master"),
        ("The group (formerly Seaways) Danish operator Nordsund said the gates would open.", "Seaways) Danish operator Nordsund", "Danish operator Nordsund"),
    ],
)  # fmt: skip
def test_a_source_is_a_name_and_no_more(text: str, source: str, better: str) -> None:
    cue = "vowed" if "vowed" in text else "said"
    content = text[text.index(cue) + len(cue) + 1 : -1]
    assert mend(text, (source, cue, (content,)))[0][0] == better


def test_a_source_does_not_end_in_the_middle_of_a_clause_about_it() -> None:
    text = "A clerk at the port, who spoke on condition that he was not named, said the gate was shut."
    found = mend(text, ("A clerk at the port, who spoke", "said", ("the gate was shut",)))
    assert found == [("A clerk at the port", "said", ("the gate was shut",))]


def test_a_few_words_between_two_pieces_are_no_hole() -> None:
    text = "The judge said the firm, a maker of pumps, owed the town two million euros."
    found = mend(text, ("The judge", "said", ("the firm", "owed the town two million euros")))
    assert found[0][2] == ("the firm", "owed the town two million euros")
    found = mend(text, ("The judge", "said", ("the firm, a maker", "owed the town two million euros")))
    assert found[0][2] == ("the firm, a maker of pumps, owed the town two million euros",)


def test_what_stands_before_the_speaker_under_another_verb_is_not_said() -> None:
    text = "Unveiling the new timetable, the operator called the night trains a success."
    found = mend(text, ("the operator", "called", ("the new timetable", "the night trains a success")))
    assert found[0][2] == ("the night trains a success",)


def test_the_object_in_front_is_said() -> None:
    text = "The offer, which the board called too low, has lapsed."
    found = mend(text, ("the board", "called", ("which", "too low")))
    assert found[0][2] == ("which", "too low")


def test_a_credit_is_not_said() -> None:
    text = "(A. Berg/Baltic Press) Three ships left the port on Monday, the harbour office said."
    found = mend(text, ("the harbour office", "said", ("(A. Berg/Baltic Press) Three ships left the port on Monday",)))
    assert found[0][2] == ("Three ships left the port on Monday",)


def test_a_conjunction_or_a_relative_does_not_end_what_is_said() -> None:
    text = "The director said the firm would lend the pumps, which are new, and left."
    found = mend(text, ("The director", "said", ("the firm would lend the pumps, which",)))
    assert found[0][2] == ("the firm would lend the pumps,",)


def test_nothing_but_marks_is_no_content() -> None:
    text = "The director said: “ The firm would lend the pumps."
    assert mend(text, ("The director", "said", ("“",))) == []
