"""Who a name of a report is: somebody of the lists, somebody of this report, and never a namesake."""

from datetime import date

from dateline.ground.actorbook import ActorBook
from dateline.ground.actors import Namer
from dateline.names.lists import made_actors
from tests.ground.reading import parsed, span

DAY = date(2020, 9, 5)


def actor(text: str, words: str, nth: int = 0, published: date | None = DAY) -> str | None:
    document = parsed(text, published)
    return Namer(document).name(span(document, words, nth)).actor


def test_every_spelling_of_somebody_known_has_one_id() -> None:
    ids = {
        actor(f"The president of Belarus, {name}, went to Minsk.", name)
        for name in ("Alexander Lukashenko", "Alyaksandr Lukashenka", "Aliaksandr Lukashenka", "Aleksandr Lukashenko")
    }
    assert ids == {"person:alexander-lukashenko-blr"}


def test_a_title_and_the_country_make_a_surname_somebody() -> None:
    assert actor("In Belarus, President Lukashenko closed the port.", "President Lukashenko") == "person:alexander-lukashenko-blr"


def test_a_surname_without_them_is_somebody_of_this_report() -> None:
    ids = set()
    for text in ("Mr. Orbelin closed the port of Klaipeda.", "Mr. Orbelin opened the port of Riga."):
        document = parsed(text)
        entry = ActorBook(document).person(span(document, "Orbelin"))
        ids.add(entry.id if entry else None)
    assert len(ids - {None}) == 2


def test_a_president_who_took_office_later_is_not_meant() -> None:
    text = "In Lithuania, President Nausėda closed the port."
    assert actor(text, "President Nausėda") == "person:gitanas-nauseda-ltu"
    assert actor(text, "President Nausėda", published=date(2012, 5, 1)) != "person:gitanas-nauseda-ltu"


def test_a_namesake_in_another_walk_of_life_or_country_is_somebody_else() -> None:
    assert actor("The footballer Mark Carney scored twice.", "Mark Carney") == "person:marcus-carnei"
    assert actor("Mark Carney mends boats in Lithuania.", "Mark Carney") == "person:marcus-carnei"
    assert actor("Mark Carney spoke in Ottawa, Canada.", "Mark Carney") == "person:mark-carney-can"


def test_spellings_that_only_sound_alike_meet_within_a_report() -> None:
    document = parsed("Aliaksei Harbunou spoke on Monday. Alexei Gorbunov and A. Gorbunov spoke again on Friday.")
    book = ActorBook(document)
    people = [book.person(span(document, name)) for name in ("Alexei Gorbunov", "Aliaksei Harbunou", "A. Gorbunov")]
    assert people[0] is not None
    assert people[0].id == "person:alexei-gorbunov"
    assert people[1] is people[2] is people[0]


def test_both_surnames_alone_are_their_bearer() -> None:
    text = "Inés María Robles Quintana spoke on Monday. Robles Quintana spoke again on Friday."
    document = parsed(text)
    book = ActorBook(document)
    first = book.person(span(document, "Inés María Robles Quintana"))
    assert first is not None
    assert book.person(span(document, "Robles Quintana", 1)) is first


def test_an_office_names_its_holder_on_the_report_s_day() -> None:
    document = parsed("The Belarusian leader went home.", DAY)
    where = span(document, "The Belarusian leader")
    entry = ActorBook(document).head_of("BLR", "leader", where)
    assert entry is not None
    assert (entry.id, entry.country, entry.sector, entry.mentions) == ("person:alexander-lukashenko-blr", "BLR", "GOV", {where})
    undated = parsed("The Belarusian leader went home.")
    assert ActorBook(undated).head_of("BLR", "leader", where) is None


def test_a_user_s_list_names_people_and_bodies() -> None:
    own = made_actors(
        '[[actor]]\nname = "Ruta Venckel"\ncountry = "LTU"\nsector = "LAB"\n[[actor]]\nname = "Night Shift"\nkind = "group"\n', "own.toml"
    )
    document = parsed("Ruta Venckel met Night Shift in Klaipeda.")
    book = ActorBook(document, own)
    person = book.person(span(document, "Ruta Venckel"))
    assert person is not None
    assert (person.id, person.country, person.sector) == ("person:ruta-venckel-ltu", "LTU", "LAB")
    assert book.organisation(span(document, "Night Shift")).kind == "group"


def test_one_body_in_two_languages_has_one_id() -> None:
    ids = {ActorBook(d).organisation(span(d, w)).id for w in ("OSCE", "ОБСЕ", "АБСЕ") for d in [parsed(f"The {w} sent observers.")]}
    assert ids == {"org:osce"}


def test_a_given_name_that_the_reader_left_out_belongs_to_the_name() -> None:
    text = "Alexei Gorbunov, a lawyer in Belarus, said on Friday that two students had been freed."
    assert actor(text, "Alexei Gorbunov") == actor(text, "Gorbunov") == "person:alexei-gorbunov"


def test_what_somebody_is_stands_before_the_name_and_is_no_part_of_it() -> None:
    text = "Lawyer Aliaksei Harbunou of Minsk said on Monday that three students had been beaten."
    assert actor(text, "Lawyer Aliaksei Harbunou") == "person:alexei-harbunov"


def test_a_body_is_called_by_the_head_of_its_name_alone() -> None:
    text = "The Harbour Workers School taught eighty men. The National Union of Dockers paid. The school closed. The union wept. The harbour froze."
    assert actor(text, "The school") == "org:harbour-workers-school"
    assert (actor(text, "The union") or "").endswith("union")
    assert actor(text, "The harbour") is None


def test_the_end_of_a_sentence_is_no_part_of_a_name() -> None:
    document = parsed("The dockers wrote on Telegraf.")
    assert ActorBook(document).organisation(span(document, "Telegraf.")).name == "Telegraf"
