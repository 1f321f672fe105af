from typing import get_args

import pytest

from dateline.attribute.kinds import load_kinds
from dateline.model.statement import SpeakerKind
from tests.attribute.telling import tell


def kind_of(name: str) -> str:
    """The kind of the one who speaks in a plain sentence."""
    return next(s.speaker_kind for s in tell(f"{name} said on Monday that the port was closed.").statements if s.source)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("The attorney general", "official"),
        ("The palace", "official"),
        ("The consul", "official"),
        ("The coast guard", "official"),
        ("The vice-president", "official"),
        ("The general staff", "military"),
        ("A spokesman for the air force", "military"),
        ("The police commissioner", "police"),
        ("A spokeswoman for the Workers’ Party", "party"),
        ("The opposition’s candidate", "opposition"),
        ("Engineers Without Borders", "ngo"),
        ("Aid workers", "ngo"),
        ("The bar association", "ngo"),
        ("Epidemiologists", "expert"),
        ("Hydrologists", "expert"),
        ("A forensic expert", "expert"),
        ("Villagers", "witness"),
        ("Shopkeepers", "witness"),
        ("A taxi driver", "witness"),
        ("A woman whose house had been burned", "victim"),
        ("Relatives of the miners", "victim"),
        ("Officials who asked not to be named", "anonymous"),
        ("Court papers", "document"),
        ("An audit", "document"),
        ("The minutes", "document"),
        ("Kyodo News", "agency"),
        ("Chad", "state"),
        ("Lidia Moreau", "person"),
        ("Bishop Anselm Tutuola", "person"),
    ],
)
def test_kind_of_speaker_by_names_and_roles(name: str, kind: str) -> None:
    assert kind_of(name) == kind


def test_every_listed_kind_is_one_of_the_model() -> None:
    kinds = load_kinds()
    listed = {k for found in kinds.words.values() for k in found} | {k for phrases in kinds.phrases.values() for _, k in phrases}
    assert listed <= set(get_args(SpeakerKind))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("The Ministry of Ports", "official"),
        ("The defense ministry", "official"),
        ("The army", "military"),
        ("The police", "police"),
        ("The opposition leader", "opposition"),
        ("Olha Marenko, the leader of the opposition", "opposition"),
        ("A witness", "witness"),
        ("A relative", "victim"),
        ("The dockers’ union", "ngo"),
        ("An analyst", "expert"),
        ("The Harbour Times", "outlet"),
        ("State television", "outlet"),
        ("The European Union", "state"),
        ("A police source", "anonymous"),
        ("A survey", "document"),
    ],
)
def test_kind_of_speaker_by_its_words(name: str, kind: str) -> None:
    assert tell(f"{name} said that the port was closed.").by(name).speaker_kind == kind


@pytest.mark.parametrize(
    ("text", "source"),
    [
        ("Several videos show the arrests of strikers.", "Several videos"),
        ("Photos posted online show burned cars.", "Photos posted online"),
    ],
)
def test_evidence_speaks(text: str, source: str) -> None:
    told = tell(text)
    assert (told.by(source).speaker_kind, told.by(source).cue_class) == ("evidence", "shows")


@pytest.mark.parametrize(
    ("second", "source"),
    [
        ("She added that the police had beaten her brother.", "She"),
        ("Marenko added that the police had beaten her brother.", "Marenko"),
        ("The opposition leader added that the police had beaten her brother.", "The opposition leader"),
    ],
)
def test_short_forms_lead_to_the_fullest_earlier_name(second: str, source: str) -> None:
    told = tell(f"Olha Marenko, the opposition leader, said that the vote was rigged. {second}")
    antecedent = told.by(source).antecedent
    assert antecedent is not None
    assert told.words(antecedent) == "Olha Marenko"
    assert told.by(source).speaker_kind == "opposition"


def test_a_pronoun_of_another_gender_is_left_open() -> None:
    told = tell("A spokeswoman, Olha Marenko, said that the vote was rigged. He said that the count was fair.")
    he = told.by("He")
    assert he.antecedent is None
    assert [(g.field, g.reason) for g in he.gaps] == [("speaker", "pronoun")]


def test_a_relative_pronoun_means_the_noun_its_clause_hangs_on() -> None:
    told = tell("The mayor, who said that the port was safe, left on Monday.")
    antecedent = told.by("who").antecedent
    assert antecedent is not None
    assert told.words(antecedent) == "The mayor"


@pytest.mark.parametrize("name", ["The relief coalition Agua Viva", "The rights group Dawn Watch"])
def test_a_noun_for_a_body_and_its_name_are_one_source(name: str) -> None:
    assert tell(f"{name} said four dockers had died.").by(name).speaker_kind == "ngo"


@pytest.mark.parametrize(
    ("text", "source", "name"),
    [
        ("The Amber Coast Hospital lowered the toll. Four dockers were killed, not five, it said: two had died at once.", "it",
         "The Amber Coast Hospital"),
        ("The ministry put the death toll at 21. It said that more were missing.", "It", "The ministry"),
        ("Anna Brandt met guards of the Velm Mining Corporation. The company said the mine was quiet.", "The company",
         "the Velm Mining Corporation"),
        ("The Harbour Union met the Velm Union. The union said the port was closed.", "The union", "the Velm Union"),
    ],
)  # fmt: skip
def test_a_short_form_of_a_body_leads_to_its_name(text: str, source: str, name: str) -> None:
    told = tell(text)
    antecedent = told.by(source).antecedent
    assert antecedent is not None
    assert told.words(antecedent) == name


def test_what_footage_shows_stands_behind_the_cue() -> None:
    told = tell("Footage posted on Telegram contradicts that account: it shows Leyla Dar lying face down.")
    assert told.content("it") == "Leyla Dar lying face down"
    assert told.by("it").speaker_kind == "evidence"


def test_two_people_of_one_surname_are_not_taken_for_one_another() -> None:
    told = tell("Selim Dar was arrested on Monday. Leyla Dar said the guards had fired first. Dar said he was beaten.")
    assert told.by("Leyla Dar").antecedent is None
    assert told.by("Dar").antecedent is None
    assert [(g.field, g.reason) for g in told.by("Dar").gaps] == [("speaker", "ambiguous")]


def test_both_sides_are_nobody_in_particular() -> None:
    assert tell("The Harbour Union met the Velm Mining Company. Both sides said talks would go on.").by("Both sides").antecedent is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("The Liberal Alliance", "party"),
        ("The Peasants' League", "party"),
        ("The ruling Civic Union", "party"),
        ("A storekeeper", "witness"),
        ("Two oystermen", "witness"),
        ("A fishmonger", "witness"),
        ("Two cavalrymen", "military"),
        ("A geophysicist", "expert"),
        ("A neurosurgeon", "expert"),
        ("Gunmen", "military"),
        ("Mona Smith", "person"),
    ],
)
def test_kind_of_speaker_by_what_a_word_is_made_of(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize("name", ["The farmers' union", "The labour union"])
def test_a_union_of_workers_is_no_party(name: str) -> None:
    assert kind_of(name) == "ngo"
