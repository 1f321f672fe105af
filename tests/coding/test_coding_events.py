"""Type, mode, roles and statements of events."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document, Event

Coded = Callable[[str], tuple[Document, Coding]]


def event(coded: Coded, text: str, trigger: str) -> tuple[Document, Event]:
    document, coding = coded(text)
    return document, next(e for e in coding.events if trigger in document.words(e.trigger))


def who(coded: Coded, text: str, trigger: str) -> tuple[list[str], list[str]]:
    document, found = event(coded, text, trigger)
    return [document.words(p.span) for p in found.actors], [document.words(p.span) for p in found.recipients]


@pytest.mark.parametrize(
    ("text", "trigger", "kind", "mode"),
    [
        ("Rebels shelled the village.", "shelled", "ASSAULT", "heavy-weapons"),
        ("Gunmen abducted two nurses.", "abducted", "ASSAULT", "abduct"),
        ("The army carried out an air strike on the camp.", "air strike", "ASSAULT", "aerial"),
        ("Police arrested ten students.", "arrested", "COERCE", "arrest"),
        ("The mayor imposed a curfew.", "curfew", "COERCE", "curfew"),
        ("Norland deployed troops to the border.", "deployed", "MOBILIZE", "troops"),
        ("Teachers went on strike on Monday.", "strike", "PROTEST", "strike"),
        ("The council condemned the bombing.", "condemned", "ACCUSE", "disapprove"),
        ("Norland suspended aid to Valen.", "suspended", "SANCTION", "discontinue"),
        ("The rebels released three hostages.", "released", "RETREAT", "release"),
        ("The governor resigned on Friday.", "resigned", "RETREAT", "resign"),
        ("The minister refused to meet the envoy.", "refused", "REJECT", "meet"),
        ("The general threatened to attack the island.", "threatened", "THREATEN", "violence"),
        ("Norland sent food aid to the refugees.", "sent", "AID", None),
        ("The rebels agreed to leave the city.", "agreed", "AGREE", None),
        ("The soldiers fired first.", "fired", "ASSAULT", "firearms"),
        ("Guards fired at the crowd.", "fired", "ASSAULT", "firearms"),
        ("The captain fired a warning shot.", "fired", "ASSAULT", "firearms"),
        ("The company fired 40 dockers.", "fired", "SANCTION", "expel"),
        ("The harbour master was fired on Monday.", "fired", "SANCTION", "expel"),
        ("After the vote she was fired.", "fired", "SANCTION", "expel"),
        ("The council voted for the plan.", "voted", "SUPPORT", None),
        ("The union appealed to the mayor to free the crew.", "appealed", "REQUEST", "yield"),
        ("The mayor appealed for calm.", "appealed", "REQUEST", None),
        ("The two armies fought for nine days.", "fought", "ASSAULT", None),
        ("The agency sent inspectors to the plant.", "sent", "ACCUSE", "investigate"),
        ("The union is pushing hard for the council to free the crew.", "pushing", "REQUEST", None),
        ("The mayor received a mission of observers.", "received", "RETREAT", "access"),
        ("The strike was averted.", "strike", "PROTEST", "strike"),
        ("The strike on the depot was planned.", "strike", "ASSAULT", None),
        ("An air strike on the depot was planned.", "air strike", "ASSAULT", "aerial"),
        ("They plan to sign a truce.", "sign", "SUPPORT", None),
        ("In the absence of talks the fighting went on.", "talks", "CONSULT", None),
        ("The soldiers burned the synagogue.", "burned", "ASSAULT", "destroy"),
        ("The general will be tried in 2028.", "tried", "ACCUSE", "investigate"),
        ("An exchange of prisoners was planned.", "exchange", "RETREAT", "release"),
        ("Police broke up the protest.", "broke up", "ASSAULT", "crowd-control"),
        ("The army forced villagers to leave.", "forced", "COERCE", "deport"),
        ("Nurses helped the refugees.", "helped", "AID", None),
        ("The minister dismissed the harbour master.", "dismissed", "SANCTION", "expel"),
        ("The minister dismissed the count as guesswork.", "dismissed", "REJECT", None),
        ("The minister dismissed an appeal from Governor Roe.", "dismissed", "REJECT", None),
        ("The dockers' strike entered its third week.", "strike", "PROTEST", "strike"),
        ("The union said its members would strike on Monday.", "strike", "PROTEST", "strike"),
        ("Dockers held a picket at the gate.", "picket", "PROTEST", "demo"),
        ("The general warned that his men would attack the island.", "warned", "THREATEN", "violence"),
        ("The union insisted that the army leave the port.", "insisted", "REQUEST", "yield"),
        ("Soldiers raped two women.", "raped", "ASSAULT", "sexual"),
        ("Hackers hacked the ministry.", "hacked", "COERCE", "cyber"),
        ("Prisoners began a hunger strike.", "strike", "PROTEST", "hunger"),
        ("Farmers blocked the road to the port.", "blocked", "PROTEST", "obstruct"),
        ("The army blocked the road to the port.", "blocked", "COERCE", "restrict"),
        ("Norland withheld fuel from the island.", "withheld", "COERCE", "withhold"),
        ("The president telephoned the prime minister of Valen.", "telephoned", "CONSULT", "phone"),
        ("The army used chemical weapons against the rebels.", "chemical weapons", "ASSAULT", "unconventional"),
        ("Rebels bombed the station.", "bombed", "ASSAULT", "explosives"),
        ("Jets bombed the station.", "bombed", "ASSAULT", "aerial"),
        ("Norland recalled its ambassador.", "recalled", "SANCTION", "withdraw"),
        ("The general was tried by a military court.", "tried", "ACCUSE", "investigate"),
        ("The general will stand trial in May.", "trial", "ACCUSE", "investigate"),
        ("The police put the mayor under investigation.", "investigation", "ACCUSE", "investigate"),
        ("The army captured the hill.", "captured", "ASSAULT", None),
        ("Rebels took control of the port.", "took", "ASSAULT", None),
        ("Two men were held at the border.", "held", "COERCE", "arrest"),
        ("Police deny beating students.", "beating", "ASSAULT", "beat"),
        ("Planes dropped food to the villagers.", "dropped", "AID", None),
        ("The mayor called the governor a liar.", "called", "ACCUSE", "disapprove"),
        ("The paper violated a ban by the ministry.", "violated", "REJECT", None),
        ("The general ordered attacks on the island as talks went on.", "attacks", "ASSAULT", None),
        ("The union called off the strike after the deal.", "called off", "CONCEDE", None),
        ("The army pushed the rebels out of the city.", "pushed", "ASSAULT", None),
        ("Villagers drove the rebels out of the town.", "drove", "ASSAULT", None),
        ("The general repeated his demand that Norland release the crew.", "demand", "REQUEST", "yield"),
        ("Norland pressured Valen to free the crew.", "pressured", "REQUEST", "yield"),
        ("The two navies held joint exercises.", "joint exercises", "COOPERATE", None),
        ("The minister undertook a mediation mission.", "mediation", "CONSULT", "third-party"),
        ("The minister undertook to free the crew.", "undertook", "AGREE", None),
        ("The capture of the hill took two days.", "capture", "ASSAULT", None),
        ("The navy intercepted a ferry.", "intercepted", "COERCE", "seize"),
        ("The navy sank a trawler.", "sank", "ASSAULT", "heavy-weapons"),
        ("The guards sank or shelled four boats.", "shelled", "ASSAULT", "heavy-weapons"),
        ("Rebels mined the road.", "mined", "ASSAULT", "explosives"),
        ("The delivery of food to the camp began.", "delivery", "AID", None),
        ("The lifting of the sanctions was delayed.", "lifting", "CONCEDE", None),
        ("Police searched the paper's offices.", "searched", "COERCE", None),
        ("The mayor was fined.", "fined", "COERCE", "restrict"),
        ("Peace talks resumed on Monday.", "talks", "CONSULT", None),
        ("The union insisted that the director resign.", "insisted", "REQUEST", "yield"),
        ("The court handed down a sentence of six years.", "sentence", "SANCTION", "convict"),
        ("The minister cancelled a visit to Valen.", "cancelled", "REJECT", "meet"),
        ("The senator launched a scathing attack on the mayor.", "attack", "ACCUSE", "disapprove"),
        ("The mayor extended the curfew.", "extended", "COERCE", "curfew"),
        ("The council welcomed the visit of the envoy.", "welcomed", "SUPPORT", None),
        ("Militants were holding nine villagers.", "holding", "ASSAULT", "abduct"),
        ("The army beefed up its presence at the border.", "beefed up", "MOBILIZE", "troops"),
        ("Norland accepted 300 refugees.", "accepted", "AID", None),
        ("Norland evacuated 90 students from Valen.", "evacuated", "AID", None),
        ("Police used batons against the crowd.", "used", "ASSAULT", "crowd-control"),
        ("The governor was removed from office.", "removed", "SANCTION", "expel"),
    ],
)  # fmt: skip
def test_words_give_type_and_mode(coded: Coded, text: str, trigger: str, kind: str, mode: str | None) -> None:
    _, found = event(coded, text, trigger)
    assert (found.type, found.mode) == (kind, mode)


def test_coordinated_actors_are_two(coded: Coded) -> None:
    actors, _ = who(coded, "The Valen Union and the Norland Council condemned the vote.", "condemned")
    assert actors == ["The Valen Union", "the Norland Council"]


def test_a_passive_turns_the_roles(coded: Coded) -> None:
    assert who(coded, "Ten students were arrested by riot police.", "arrested") == (["riot police"], ["Ten students"])


def test_a_noun_takes_its_roles_from_of_and_by(coded: Coded) -> None:
    assert who(coded, "The arrest of Ana Roe by the police caused anger.", "arrest") == (["the police"], ["Ana Roe"])


def test_what_follows_of_acts_where_it_wields_force(coded: Coded) -> None:
    assert who(coded, "Several videos show the abuses of the police.", "abuses") == (["the police"], [])


def test_two_verbs_share_the_object_of_the_second(coded: Coded) -> None:
    assert who(coded, "Police beat and arrested ten students.", "beat") == (["Police"], ["ten students"])


def test_a_relative_clause_takes_its_subject_from_the_noun_before_it(coded: Coded) -> None:
    assert who(coded, "The soldiers who shelled the village fled.", "shelled") == (["The soldiers"], ["the village"])


def test_who_agrees_to_act_is_the_actor_of_the_act(coded: Coded) -> None:
    assert who(coded, "The rebels agreed to free the hostages.", "free") == (["The rebels"], ["the hostages"])


def test_a_light_verb_gives_its_subject_to_the_noun(coded: Coded) -> None:
    assert who(coded, "The army launched an attack on a school.", "attack") == (["The army"], ["a school"])


def test_who_is_asked_is_the_recipient_of_the_request(coded: Coded) -> None:
    actors, recipients = who(coded, "The mayor has asked that the Valen Union condemn the shelling.", "asked")
    assert (actors, recipients) == (["The mayor"], ["the Valen Union"])
    actors, recipients = who(coded, "The mayor has asked, from exile, that the Valen Union condemn the shelling.", "asked")
    assert (actors, recipients) == (["The mayor"], ["the Valen Union"])


def test_an_event_rests_on_the_statement_that_contains_it_and_a_cue_does_not(coded: Coded) -> None:
    document, coding = coded("The ministry denied that soldiers had shelled the village.")
    rests = {document.words(e.trigger): len(e.statements) for e in coding.events}
    assert rests["denied"] == 0
    assert rests["shelled"] == 1


def test_rigging_is_an_accusation_by_whoever_claims_it(coded: Coded) -> None:
    document, found = event(coded, "The opposition says the election was rigged.", "rigged")
    assert (found.type, found.mode) == ("ACCUSE", "allege")
    assert [document.words(p.span) for p in found.actors] == ["The opposition"]


def test_rigging_nobody_claims_is_a_doubt_and_no_event(coded: Coded) -> None:
    _, coding = coded("The election was rigged.")
    assert not [e for e in coding.events if e.type == "ACCUSE"]
    assert [i.code for i in coding.issues] == ["allegation-without-source"]


def test_a_promise_of_harm_is_a_threat(coded: Coded) -> None:
    _, found = event(coded, "The general vowed to bomb the port.", "vowed")
    assert found.type == "THREATEN"


def test_contexts_come_from_the_words_of_the_clause(coded: Coded) -> None:
    _, found = event(coded, "The council condemned the vote in parliament.", "condemned")
    assert {"election", "legislative"} <= set(found.contexts)


def test_ids_are_numbered_in_text_order(coded: Coded) -> None:
    document, coding = coded("Rebels shelled the village. Police arrested ten students. The governor resigned.")
    assert [e.id for e in coding.events] == [f"{document.report.id}:e{n}" for n in range(1, len(coding.events) + 1)]
    assert [e.trigger for e in coding.events] == sorted(e.trigger for e in coding.events)


@pytest.mark.parametrize(
    "text",
    [
        "Two people died in the flood.",
        "The cyclone killed 40 people.",
        "Nine people were killed in a bus crash.",
        "Cholera has killed 31 people.",
        "A child was killed when a house collapsed.",
        "The bus overturned, killing nine people.",
        "An earthquake destroyed the village.",
        "Doctors warned that cholera could spread.",
        "The council warned residents to boil water.",
        "The union insisted that at least seven people had died.",
        "Two men were taken to hospital.",
        "The ministry released a statement on Monday.",
        "The company executed the order.",
        "Norland beat Valen in the final.",
        "The trial of a new vaccine began on Monday.",
        "The ferry sank in the harbour.",
        "Doctors fight the epidemic.",
        "The president signed his name.",
        "Rising prices hurt small shops.",
        "The rain helped farmers.",
        "She wrote a book called Valen.",
        "The minister declined to comment.",
        "The firm released a book on Valen.",
        "Workers stripped the bark off a tree.",
        "Old jokes with new punch lines were slapped on the wall.",
        "A majority of Norlanders voted for Ana Roe.",
        "The senator appeals to young voters.",
        "She fights for the poor.",
        "The advertisement targeted young voters.",
        "The senator spoke at a campaign rally.",
        "The senator fired off questions.",
        "The house burned for an hour.",
        "The minister struck a pose.",
        "Rising costs forced the shop to close.",
        "It was twice the number given by the county hospital.",
        "The figures provided by the ministry were lower.",
    ],
)
def test_hazards_deaths_and_advice_are_no_events(coded: Coded, text: str) -> None:
    assert coded(text)[1].events == ()


@pytest.mark.parametrize(
    "text", ["Fire from the guards killed two dockers.", "A wave of attacks killed two dockers.", "The blast killed nine soldiers."]
)
def test_words_for_hazards_that_name_weapons_are_events(coded: Coded, text: str) -> None:
    assert "ASSAULT" in [e.type for e in coded(text)[1].events]


def test_fire_that_is_opened_is_no_recipient(coded: Coded) -> None:
    assert who(coded, "Guards opened fire on pickets.", "opened fire") == (["Guards"], ["pickets"])


def test_pickets_who_act_are_people_and_no_protest(coded: Coded) -> None:
    document, coding = coded("Pickets attacked the gate.")
    assert [(e.type, [document.words(p.span) for p in e.actors]) for e in coding.events] == [("ASSAULT", ["Pickets"])]


def test_who_is_dismissed_is_the_recipient(coded: Coded) -> None:
    assert who(coded, "The guards were fired from the port.", "fired") == ([], ["The guards"])


def test_how_a_witness_is_described_is_no_event(coded: Coded) -> None:
    document, coding = coded("A witness who asked not to be named said guards shot two men.")
    assert [document.words(e.trigger) for e in coding.events] == ["shot"]


def test_who_tells_an_event_does_not_act_in_it(coded: Coded) -> None:
    assert who(coded, "Two men were shot at the gate, said a witness.", "shot")[0] == []


def test_who_strikes_acts(coded: Coded) -> None:
    assert who(coded, "Dockers have been on strike since Monday.", "strike") == (["Dockers"], [])


def test_a_bare_number_marches(coded: Coded) -> None:
    assert who(coded, "More than 20,000 marched through the capital.", "marched") == (["More than 20,000"], [])


def test_a_bare_number_suffers(coded: Coded) -> None:
    assert who(coded, "Some 700 dockers were arrested, 80 tortured and 4 killed.", "tortured") == ([], ["80"])


@pytest.mark.parametrize(
    ("text", "trigger", "words"),
    [
        ("So far four dockers have been killed.", "killed", "four dockers"),
        ("Guards shot dead two dockers.", "shot", "two dockers"),
        ("Nearly 20 dockers were beaten.", "beaten", "Nearly 20 dockers"),
    ],
)
def test_adverbs_of_the_sentence_are_no_part_of_a_participant(coded: Coded, text: str, trigger: str, words: str) -> None:
    assert who(coded, text, trigger)[1] == [words]


def test_a_participle_after_a_passive_has_no_actor_of_its_own(coded: Coded) -> None:
    assert who(coded, "Shots were fired in 2011, killing two people.", "killing") == ([], ["two people"])


def test_whose_demand_it_is_says_its_pronoun(coded: Coded) -> None:
    assert who(coded, "The union repeated its demand on Monday.", "demand")[0] == ["The union"]


def test_who_denies_a_deed_is_who_is_said_to_have_done_it(coded: Coded) -> None:
    assert who(coded, "Police deny beating students.", "beating") == (["Police"], ["students"])


def test_who_is_condemned_is_the_recipient_whatever_else_is_named(coded: Coded) -> None:
    assert who(coded, "The mayor was condemned by the union for the arrest of two priests.", "condemned") == (["the union"], ["The mayor"])


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The union called off its strike.", ["CONCEDE", "PROTEST"]),
        ("Norland cancelled talks with Valen.", ["SANCTION", "CONSULT"]),
        ("The mayor lifted the curfew.", ["CONCEDE"]),
    ],
)
def test_a_happening_that_is_ended_is_told_beside_its_end_and_a_ban_is_not(coded: Coded, text: str, kinds: list[str]) -> None:
    assert [e.type for e in coded(text)[1].events] == kinds


@pytest.mark.parametrize(
    ("text", "mode", "actors"),
    [
        ("The captain ordered his men to fire.", "requested", ["his men"]),
        ("The guards refused to fire.", "negated", ["The guards"]),
    ],
)
def test_an_infinitive_that_looks_like_a_noun_is_a_deed(coded: Coded, text: str, mode: str, actors: list[str]) -> None:
    document, found = event(coded, text, "fire")
    assert (found.type, found.auxiliary, [document.words(p.span) for p in found.actors]) == ("ASSAULT", mode, actors)


@pytest.mark.parametrize(
    ("text", "words", "kind"),
    [
        ("The militia staged an ambush on the mountain road.", "ambush", "ASSAULT"),
        ("The clerks were encouraged to march.", "march", "PROTEST"),  # the parser takes it for the month
        ("Students held a march against the levy.", "march", "PROTEST"),
        ("No guards have been prosecuted for the beatings.", "beatings", "ASSAULT"),
    ],
)
def test_nouns_of_force_and_protest_are_found_wherever_they_stand(coded: Coded, text: str, words: str, kind: str) -> None:
    document, coding = coded(text)
    assert (words, kind) in [(document.words(e.trigger), e.type) for e in coding.events]
