"""One actor of a report is one actor however it is named, under an id that other reports share."""

from dataclasses import replace

import pytest

from dateline.ground import Grounding, ground
from dateline.ground.actorbook import organisation_slug
from dateline.ground.actors import Named, Namer
from dateline.names.keys import name_key
from tests.ground.reading import event, parsed, span, statement


def named(text: str, words: str, nth: int = 0) -> Named:
    document = parsed(text)
    return Namer(document).name(span(document, words, nth))


@pytest.mark.parametrize(
    "spellings",
    [
        ("Alexander Marchenko", "Alyaksandr Marchenka", "Aliaksandr Marchenko", "Александр Марченко"),
        ("Svetlana Tikhonskaya", "Svyatlana Tsikhonskaya", "Sviatlana Tikhonskaja", "Светлана Тихонская"),
        ("Yulia Romanova", "Iuliia Romanova", "Julia Romanova", "Юлия Романова"),
        ("Sergei Orlovsky", "Siarhei Orlouski", "Serhiy Orlovskyi", "Сергей Орловский"),
        ("Mohammed al-Hadidi", "Muhammad Hadidi", "Mr. Mohamed al-Hadidi"),
    ],
)
def test_romanisations_of_one_name_have_one_key(spellings: tuple[str, ...]) -> None:
    assert len({name_key(s) for s in spellings}) == 1


def test_different_people_have_different_keys() -> None:
    assert name_key("Anna Marchenko") != name_key("Olga Marchenko")
    assert name_key("Ivan Petrov") != name_key("Ivan Petrenko")


def test_a_title_alone_is_no_name() -> None:
    assert name_key("Mr.") is None


def test_the_order_of_words_in_a_ministry_and_its_spelling_do_not_matter() -> None:
    forms = ("Lithuanian Ministry of Defense", "the Lithuanian Defence Ministry", "Lithuania's Ministry of Defence")
    assert {organisation_slug(f) for f in forms} == {("ltu-defense-ministry", "LTU")}


SURNAME = "Harbour master Ruta Venckel closed the port on Monday. Later Venckel said that the port was safe."


def test_a_surname_joins_the_only_person_who_has_it() -> None:
    assert named(SURNAME, "Venckel", 1).actor == named(SURNAME, "Ruta Venckel").actor == f"person:{name_key('Ruta Venckel').slug}"  # type: ignore[union-attr]  # a full name has a key


def test_a_surname_two_people_share_is_a_doubt_and_no_guess() -> None:
    document = parsed("Ruta Venckel and Jonas Venckel run the port. Venckel said that the port was safe.")
    said = replace(statement(document, "Venckel", "said", "that the port was safe"), source=(span(document, "Venckel", 2),))
    grounding = ground(document, (said,), (), ())
    assert grounding.statements[0].speaker is None
    assert "shared-surname" in {i.code for i in grounding.issues}


def test_troops_of_a_country_are_its_force() -> None:
    who = named("U.S. troops crossed the bridge at dawn.", "U.S. troops")
    assert (who.actor, who.country, who.sector) == ("force:USA", "USA", "MIL")


def test_a_country_by_any_name_is_one_state() -> None:
    text = "The United States sent boats. The U.S. also sent tents."
    assert named(text, "The United States").actor == named(text, "The U.S.").actor == "state:USA"


def test_a_government_is_its_state_and_a_ruler_s_government_is_the_ruler() -> None:
    assert named("The Polish government closed the border.", "The Polish government").actor == "state:POL"
    text = "President Anton Varga closed the border. The government of Varga said little."
    assert named(text, "The government of Varga").actor == named(text, "Anton Varga").actor


def test_the_european_union_is_one_organisation_of_states() -> None:
    text = "The European Union sent observers, and the EU paid for them."
    assert named(text, "The European Union").actor == named(text, "the EU").actor == "org:european-union"
    assert named(text, "the EU").sector == "IGO"


def test_an_acronym_in_brackets_and_a_short_form_mean_the_same_organisation() -> None:
    text = "The Baltic Dockers Association (BDA) called a strike. The BDA wants talks. The association has 900 members."
    assert named(text, "The BDA").actor == named(text, "The Baltic Dockers Association").actor
    assert named(text, "The association").actor == named(text, "The Baltic Dockers Association").actor


def test_words_around_a_name_make_it_an_outlet_in_the_whole_report() -> None:
    text = "Shots were heard, the Latvian newspaper Krasta reported. Two men fled, Krasta said."
    assert (named(text, "Krasta", 1).actor or "").startswith("outlet:")


def test_people_in_general_have_a_sector_and_no_id() -> None:
    assert named("Protesters filled the square.", "Protesters") == Named(sector="OPP")
    assert named("Some people fled.", "Some people") == Named(sector="CVL")


def test_country_and_sector_of_a_person_come_from_the_words_around_the_name() -> None:
    who = named("Polish President Marek Zawada left for talks.", "Polish President Marek Zawada")
    assert (who.country, who.sector) == ("POL", "GOV")


def test_videos_are_evidence() -> None:
    assert (named("Several videos show the raid.", "Several videos").actor or "").startswith("evidence:video")


def speakers(text: str, source: str, cue: str, content: str) -> Grounding:
    document = parsed(text)
    return ground(document, (statement(document, source, cue, content),), (), ())


def test_a_pronoun_nobody_settled_is_a_doubt() -> None:
    grounding = speakers("The gate was shut. He said that the guards had gone.", "He", "said", "that the guards had gone")
    assert grounding.statements[0].speaker is None
    assert [g.reason for g in grounding.statements[0].gaps] == ["unresolved-pronoun"]
    assert "unresolved-pronoun" in {i.code for i in grounding.issues}


def test_a_doubt_names_those_who_may_be_meant() -> None:
    document = parsed("Petr Oland met Marek Venckel. He said that the guards had gone.")
    said = statement(document, "He", "said", "that the guards had gone")
    may_be = tuple(m.span for m in document.mentions if m.kind == "person")
    grounding = ground(document, (replace(said, candidates=may_be),), (), ())
    assert [i.message for i in grounding.issues] == ["Who “He” is could not be settled: “Petr Oland” or “Marek Venckel”?"]


def test_two_speakers_in_one_phrase_are_a_doubt() -> None:
    text = "The Dockers Union and the Harbour Council said that the port was safe."
    grounding = speakers(text, "The Dockers Union and the Harbour Council", "said", "that the port was safe")
    assert "joint-speakers" in {i.code for i in grounding.issues}


def test_a_city_is_a_state_when_it_acts_and_a_place_when_it_suffers() -> None:
    document = parsed("Moscow condemned the raid on Warsaw.")
    filled = ground(document, (), (event(document, "condemned", actor="Moscow", recipient="Warsaw"),), ()).events[0]
    assert filled.actors[0].actor == "state:RUS"
    assert filled.recipients[0].actor is None


def test_every_actor_of_the_record_lists_the_words_that_name_it() -> None:
    document = parsed("Norwegian soldiers boarded the ship. The captain met the Norwegian soldiers.")
    actors = ground(document, (), (event(document, "boarded", actor="Norwegian soldiers"),), ()).actors
    assert [a.id for a in actors] == ["force:NOR"]
    assert all("Norwegian" in document.words(m) for m in actors[0].mentions)


@pytest.mark.parametrize("words", ["Krasta - Lubana Port Company", "The A. & B. -C- Trust", "“X”"])
def test_marks_inside_a_name_are_no_trouble(words: str) -> None:
    document = parsed(f"{words} said that the port was safe.")
    ground(document, (statement(document, words, "said", "that the port was safe"),), (), ())


def test_the_name_before_a_word_for_an_outlet_is_the_outlet() -> None:
    text = "Shots were heard, the Baltic Herald newspaper reported. Two men fled, the Baltic Herald said."
    assert named(text, "the Baltic Herald newspaper").actor == "outlet:baltic-herald"


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("The relief coalition Agua Viva", "Agua Viva"),
        ("The rights group Dawn Watch", "Dawn Watch"),
    ],
)
def test_the_name_behind_a_noun_for_a_body_is_that_body(words: str, name: str) -> None:
    document = parsed(f"{words} said four dockers had died.")
    namer = Namer(document)
    actor = namer.name(span(document, words)).actor
    assert actor is not None
    assert (namer.book.entries[actor].name, namer.book.entries[actor].kind) == (name, "organisation")


def test_two_people_of_one_surname_are_kept_apart_by_their_given_names() -> None:
    document = parsed("Selim Dar was arrested on Monday. Leyla Dar said the guards had fired first. Dar wept.")
    namer = Namer(document)
    assert namer.name(span(document, "Leyla Dar")).actor == "person:laila-dar"
    assert namer.name(span(document, "Selim Dar")).actor == "person:salim-dar"
    assert namer.name(span(document, "Dar", 2)).actor is None


def test_a_title_before_a_surname_is_no_given_name() -> None:
    document = parsed("Selim Brandt met the dockers. Commander Brandt said the port was safe.")
    namer = Namer(document)
    assert namer.name(span(document, "Commander Brandt")).actor == namer.name(span(document, "Selim Brandt")).actor
