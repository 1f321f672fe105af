"""Events whose words the parser takes for something else."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.coding.mending import mended
from dateline.model import Document, Span, Token, make_report
from dateline.reader import read

Coded = Callable[[str], tuple[Document, Coding]]
Row = tuple[str, str, str, list[str], list[str]]

HEADLINES: list[Row] = [
    ("Police raid newspaper offices in two cities.", "raid", "asserted", ["Police"], ["newspaper offices in two cities"]),
    ("Navy bombs smugglers' camp", "bombs", "asserted", ["Navy"], ["smugglers' camp"]),
    ("Teachers plan march on parliament", "march", "planned", [], []),
    ("Union May Sue Over Sackings", "Sue", "hypothetical", ["Union"], []),
    ("Norland To Withdraw Troops By June", "Withdraw", "planned", ["Norland"], []),
]

QUESTIONS: list[Row] = [
    ("Will the finance minister resign?", "resign", "hypothetical", ["the finance minister"], []),
    ("Should the general resign?", "resign", "hypothetical", ["the general"], []),
    ("Can railway workers legally strike?", "strike", "hypothetical", ["railway workers"], []),
]

COMMANDS: list[Row] = [
    ("Free the nurses now.", "Free", "requested", [], ["the nurses"]),
    ("Prime minister, resign.", "resign", "requested", [], []),
]

INFINITIVES_AND_GERUNDS: list[Row] = [
    ("The colonel told his gunners to fire.", "fire", "requested", ["his gunners"], []),
    ("The junta has threatened to jail strikers.", "jail", "hypothetical", ["The junta"], ["strikers"]),
    ("Police warned students against marching.", "marching", "negated", ["students"], []),
    ("The envoy urged both sides to halt the shelling and exchange prisoners.", "exchange", "requested", ["both sides"], ["prisoners"]),
]

FIRST_WORDS: list[Row] = [
    ("Withdrawal of all foreign troops is their first demand.", "Withdrawal", "requested", ["all foreign troops"], []),
    ("Massacre remembered 40 years on", "Massacre", "historical", [], []),
]

PARTICIPLES_BEFORE_A_NOUN: list[Row] = [
    ("The kidnapped engineers were seen alive on Sunday.", "kidnapped", "asserted", [], ["The kidnapped engineers"]),
    ("The looted warehouse belonged to a relief agency.", "looted", "asserted", [], ["The looted warehouse"]),
]

SUBJECTS_AND_OBJECTS_FROM_AFAR: list[Row] = [
    ("The truce is due to be signed tomorrow.", "signed", "planned", [], []),
    ("Villages that the army threatened to burn are empty.", "burn", "hypothetical", ["the army"], ["Villages"]),
    ("The bank that the rebels robbed and burned was rebuilt.", "burned", "asserted", ["the rebels"], ["The bank"]),
]

PASSIVES_OF_HEADLINES: list[Row] = [
    ("Two jailed over canal bribes", "jailed", "asserted", [], ["Two"]),
    ("Coup feared in Norland as generals vanish", "Coup", "hypothetical", [], []),
    ("The families want their sons freed.", "freed", "requested", [], ["their sons"]),
]

ADDRESSES: list[Row] = [
    ("Voters, boycott this sham.", "boycott", "requested", [], []),
    ("Negotiate or we all lose, the mediator told them.", "Negotiate", "requested", [], []),
    ("Drop your rifles and surrender.", "surrender", "requested", [], []),
    ("The court ordered the paper to retract the story and apologise.", "apologise", "requested", ["the paper"], []),
]

WORDS_ONE_STEP_OFF: list[Row] = [
    ("Border guards fire on picnickers", "fire", "asserted", ["Border guards"], ["picnickers"]),
    ("Whoever shoots first will lose the argument.", "shoots", "hypothetical", [], []),
    ("Never again deport children, the judge told the ministry.", "deport", "negated", ["the ministry"], ["children"]),
    ("She has promised not to sue and not to march.", "march", "negated", ["She"], []),
]

GERUNDS_AND_INFINITIVES_ELSEWHERE: list[Row] = [
    ("Jailing poets has never stopped a poem.", "Jailing", "asserted", [], ["poets"]),
    ("Why jail a harmless fiddler?", "jail", "asserted", [], ["a harmless fiddler"]),
    ("The strike caused forty talks to be cancelled.", "cancelled", "asserted", [], []),
    ("Those without papers risk deportation.", "deportation", "hypothetical", [], []),
    ("Generals spurn truce", "truce", "negated", [], []),
    ("The unions have issued a call to strike.", "strike", "requested", ["The unions"], []),
    ("An attack from the sea is possible.", "attack", "hypothetical", [], []),
]

VERBS_INSIDE_NOUN_PHRASES: list[Row] = [
    ("Wardens torture drummer, sister says", "torture", "asserted", ["Wardens"], ["drummer"]),
    ("Salt talks to resume", "talks", "planned", [], []),
    ("Lift curfew, traders beg mayor", "Lift curfew", "requested", [], []),
    ("Deserters roamed the suburbs, looting shops.", "looting", "asserted", ["Deserters"], ["shops"]),
    ("The colonel denies having tortured recruits.", "tortured", "negated", ["The colonel"], ["recruits"]),
    ("Soldiers took over from striking drivers.", "striking", "asserted", ["striking drivers"], []),
    ("The synod promised aid to the islanders.", "promised aid", "planned", ["The synod"], ["the islanders"]),
]

LEAVING_IS_AN_EVENT_WHERE_IT_IS_ASKED_FOR: list[Row] = [
    ("Foreign teachers have been ordered to leave the valley.", "leave", "requested", ["Foreign teachers"], []),
    ("The guards told the nurses to leave.", "leave", "requested", ["the nurses"], []),
]

MODES: list[Row] = [
    ("Why wasn't the lower town evacuated?", "evacuated", "negated", [], []),
    ("Poet shot in 1934 gets statue", "shot", "historical", [], ["Poet"]),
    ("The presidents speak on Friday and meet on Sunday.", "meet", "planned", ["The presidents"], []),
    ("The garrison came within an hour of surrendering.", "surrendering", "negated", ["The garrison"], []),
    ("Police hardly ever arrest smugglers.", "arrest", "negated", ["Police"], ["smugglers"]),
    ("Truce to be signed in Zanteh", "signed", "planned", [], []),
    ("On what grounds did they arrest my father?", "arrest", "asserted", ["they"], ["my father"]),
    ("Do not negotiate with kidnappers, the premier warned.", "negotiate", "negated", [], []),
    ("“They would kill us for a loaf,” she whispered.", "kill", "hypothetical", ["They"], ["us"]),
    ("A ceasefire was not agreed.", "ceasefire", "negated", [], []),
    ("If one more pilot strikes, the line will close.", "strikes", "hypothetical", ["one more pilot"], []),
    ("He was hanged without trial.", "trial", "negated", [], []),
    ("There must be an inquiry into the fire.", "inquiry", "requested", [], []),
    ("Why hasn't anyone been arrested?", "arrested", "negated", [], []),
    ("The warden denied that anyone had been tortured.", "tortured", "negated", [], []),
    ("It is high time that the speaker resigned.", "resigned", "requested", ["the speaker"], []),
    ("He faces expulsion from the party.", "expulsion", "hypothetical", [], []),
    ("A demonstration has been announced for Saturday.", "demonstration", "planned", [], []),
    ("She is thinking of resigning.", "resigning", "hypothetical", ["She"], []),
    ("Had police made an arrest, the mob would have dispersed.", "arrest", "hypothetical", ["police"], []),
    ("Should Norland invade, the bridges will be blown.", "invade", "hypothetical", ["Norland"], []),
    ("The gunman failed in his attempt to kill the regent.", "kill", "negated", ["The gunman"], ["the regent"]),
    ("The attempted coup collapsed within hours.", "coup", "negated", [], []),
    ("Norland pledged aid worth forty million crowns.", "aid", "planned", ["Norland"], []),
    ("The bloc could have imposed sanctions years ago.", "sanctions", "hypothetical", ["The bloc"], []),
]


@pytest.mark.parametrize(
    ("text", "words", "mode", "actors", "recipients"),
    [
        *HEADLINES, *QUESTIONS, *COMMANDS, *INFINITIVES_AND_GERUNDS, *FIRST_WORDS, *PARTICIPLES_BEFORE_A_NOUN,
        *SUBJECTS_AND_OBJECTS_FROM_AFAR, *PASSIVES_OF_HEADLINES, *ADDRESSES, *WORDS_ONE_STEP_OFF, *GERUNDS_AND_INFINITIVES_ELSEWHERE, *VERBS_INSIDE_NOUN_PHRASES,
        *LEAVING_IS_AN_EVENT_WHERE_IT_IS_ASKED_FOR, *MODES,
    ],
)  # fmt: skip
def test_event_is_coded_though_its_word_is_misread(
    coded: Coded, text: str, words: str, mode: str, actors: list[str], recipients: list[str]
) -> None:
    document, coding = coded(text)
    found = [e for e in coding.events if words in document.words(e.trigger)]
    assert [e.auxiliary for e in found] == [mode]
    assert [document.words(p.span) for p in found[0].actors] == actors
    if recipients:
        assert [document.words(p.span) for p in found[0].recipients] == recipients


NO_EVENTS = [
    "A more subdued colonel appeared on Monday.",
    "The hardest-hit regions lie in the north.",
    "The club wants any kind of funding.",
    "The senator captured Vermont by nine points.",
    "May the best team win.",
    "She left the office at noon.",
]


@pytest.mark.parametrize("text", NO_EVENTS)
def test_no_event_is_made_of_what_only_looks_like_one(coded: Coded, text: str) -> None:
    assert coded(text)[1].events == ()


def test_what_befell_a_speaker_is_an_event(coded: Coded) -> None:
    document, coding = coded("A nurse wounded in the raid said the gate was open.")
    assert [document.words(e.trigger) for e in coding.events] == ["wounded"]


def test_a_sound_parse_is_left_as_it_is() -> None:
    document = read(make_report("Soldiers arrested nine bakers on Monday. The mayor condemned the arrests."))
    assert mended(document) is document


def test_mending_leaves_a_tree_and_every_offset() -> None:
    text = (
        " ".join(row[0] for row in (*HEADLINES, *QUESTIONS, *COMMANDS, *INFINITIVES_AND_GERUNDS)) + " The lack of an evacuation cost lives."
    )
    before = read(make_report(text))
    after = mended(before)
    assert [t.span for t in after.tokens] == [t.span for t in before.tokens]
    for token in after.tokens:
        at, seen = token, {token.i}
        while at.head != at.i:
            at = after.tokens[at.head]
            assert at.i not in seen
            seen.add(at.i)
        assert at.sentence == token.sentence


def test_the_cost_of_a_sentence_does_not_grow_with_the_report(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Span] = []
    look_up = Document.tokens_in

    def counted(document: Document, span: Span) -> list[Token]:
        asked.append(span)
        return look_up(document, span)

    sentence = "On 3 May militiamen shot a clerk in Velmar, and on Monday the port was closed.\n\n"
    documents = [read(make_report(sentence * n)) for n in (4, 32)]
    monkeypatch.setattr(Document, "tokens_in", counted)
    costs = []
    for document in documents:
        asked.clear()
        mended(document)
        costs.append(len(asked))
    assert costs[1] <= 8 * costs[0] + 8
