"""Who does it to whom, construction by construction."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]
Row = tuple[str, str, list[str], list[str]]

COORDINATION_IS_SPLIT: list[Row] = [
    ("Peru condemned Chile and Bolivia.", "condemned", ["Peru"], ["Chile", "Bolivia"]),
    ("Peru and Chile held talks in Oslo.", "talks", ["Peru", "Chile"], []),
    ("The union urged the mayor and the council to free the miners.", "urged", ["The union"], ["the mayor", "the council"]),
    ("The United States and the European Union condemned Peru.", "condemned", ["The United States", "the European Union"], ["Peru"]),
]

BOTH_SIDES_OF_TALKS_AND_FIGHTS_ACT: list[Row] = [
    ("The talks between Peru and Chile ended.", "talks", ["Peru", "Chile"], []),
    ("Talks between the union and the mayor began on Monday.", "Talks", ["the union", "the mayor"], []),
    ("Fighting between the army and rebels killed nine people.", "Fighting", ["the army", "rebels"], []),
    ("Clashes between police and students broke out.", "Clashes", ["police", "students"], []),
]

PASSIVES_TURN_THE_ROLES: list[Row] = [
    ("Nine miners were shot by soldiers.", "shot", ["soldiers"], ["Nine miners"]),
    ("The miners shot by soldiers were buried.", "shot", ["soldiers"], ["The miners"]),
    ("Nine miners have been arrested.", "arrested", [], ["Nine miners"]),
    ("The attack was carried out by rebels.", "attack", ["rebels"], []),
    ("Food aid was sent to Ghana by Kenya.", "sent", ["Kenya"], ["Ghana"]),
    ("The release of the miners was demanded by the union.", "demanded", ["the union"], ["the miners"]),
]

NOMINALISATIONS: list[Row] = [
    ("The arrest of Ana Roe by the police angered the union.", "arrest", ["the police"], ["Ana Roe"]),
    ("The police's arrest of Ana Roe angered the union.", "arrest", ["The police"], ["Ana Roe"]),
    ("Ana Roe's arrest by the police angered the union.", "arrest", ["the police"], ["Ana Roe"]),
    ("Repression by the army continued.", "Repression", ["the army"], []),
    ("The army's attack on the camp lasted an hour.", "attack", ["The army"], ["the camp"]),
    ("An attack by the army on the camp lasted an hour.", "attack", ["the army"], ["the camp"]),
    ("The Chilean attack on the camp lasted an hour.", "attack", ["Chilean"], ["the camp"]),
    ("The withdrawal of Chilean troops from Peru began.", "withdrawal", ["Chilean troops"], ["Peru"]),
    ("The union's criticism of the mayor grew.", "criticism", ["The union"], ["the mayor"]),
    ("The killing of two nurses by rebels shocked the town.", "killing", ["rebels"], ["two nurses"]),
    ("Protesters demanded the resignation of the governor.", "demanded", ["Protesters"], ["the governor"]),
    ("The union called for the release of the miners.", "called for", ["The union"], ["the miners"]),
    ("An army attack on the camp killed two nurses.", "killed", ["army"], ["two nurses"]),
    ("Israeli shelling of the town killed two nurses.", "killed", ["Israeli"], ["two nurses"]),
]

RELATIVE_CLAUSES: list[Row] = [
    ("The soldiers who shot the miners fled.", "shot", ["The soldiers"], ["the miners"]),
    ("The miners whom the soldiers shot were buried.", "shot", ["the soldiers"], ["The miners"]),
    ("The miners that soldiers had arrested were freed.", "arrested", ["soldiers"], ["The miners"]),
    ("The miners, who were arrested by soldiers, were freed.", "arrested", ["soldiers"], ["The miners"]),
]

CONTROL_AND_RAISING: list[Row] = [
    ("The army was ordered to withdraw.", "withdraw", ["The army"], []),
    ("The court ordered the army to withdraw.", "ordered", ["The court"], ["the army"]),
    ("The court ordered the army to withdraw.", "withdraw", ["the army"], []),
    ("The mayor asked the police to arrest the miners.", "arrest", ["the police"], ["the miners"]),
    ("The mayor promised the union to free the miners.", "free", ["The mayor"], ["the miners"]),
    ("The rebels agreed to free the miners.", "free", ["The rebels"], ["the miners"]),
    ("The army seems to have attacked the camp.", "attacked", ["The army"], ["the camp"]),
    ("The army is said to have attacked the camp.", "attacked", ["The army"], ["the camp"]),
    ("The army is believed to have been shelled by rebels.", "shelled", ["rebels"], ["The army"]),
    ("Police are accused of beating students.", "beating", ["Police"], ["students"]),
    ("The union accused police of beating students.", "beating", ["police"], ["students"]),
    ("The union accused police of beating students.", "accused", ["The union"], ["police"]),
    ("Police were blamed for beating students.", "beating", ["Police"], ["students"]),
    ("The rebels threatened to attack the camp.", "threatened", ["The rebels"], ["the camp"]),
    ("The rebels refused to free the miners.", "refused", ["The rebels"], ["the miners"]),
    ("The rebels denied attacking the camp.", "attacking", ["The rebels"], ["the camp"]),
]

LIGHT_VERBS_AND_STATES: list[Row] = [
    ("The army carried out an attack on the camp.", "attack", ["The army"], ["the camp"]),
    ("The army launched a wave of attacks on the camp.", "attacks", ["The army"], ["the camp"]),
    ("The camp came under attack by rebels.", "attack", ["rebels"], ["The camp"]),
    ("The town suffered an attack by rebels.", "attack", ["rebels"], ["The town"]),
    ("The council imposed a curfew on the port.", "curfew", ["The council"], ["the port"]),
    ("The council placed the editor under house arrest.", "arrest", ["The council"], ["the editor"]),
    ("The mayor made an appeal to the rebels.", "appeal", ["The mayor"], ["the rebels"]),
    ("The mayor issued a warning to the rebels.", "warning", ["The mayor"], ["the rebels"]),
    ("The camp was under attack.", "attack", [], ["The camp"]),
]

SEVERAL_EVENTS_IN_A_SENTENCE: list[Row] = [
    ("Police beat and arrested ten students.", "beat", ["Police"], ["ten students"]),
    ("Police arrested ten students and beat two nurses.", "arrested", ["Police"], ["ten students"]),
    ("Police arrested ten students and beat two nurses.", "beat", ["Police"], ["two nurses"]),
    ("Rebels shelled the camp, killing two nurses.", "killing", ["Rebels"], ["two nurses"]),
    ("Fearing arrest, the editor fled.", "fled", ["the editor"], []),
    ("After arresting the editor, police searched his home.", "arresting", ["police"], ["the editor"]),
    ("Rebels have been attacking villages and burning crops.", "burning", ["Rebels"], ["crops"]),
]

RECIPIENTS_OF_CLAUSES_AND_PREPOSITIONS: list[Row] = [
    ("Peru signed an agreement with Chile.", "signed", ["Peru"], ["Chile"]),
    ("The mayor met the union on Monday.", "met", ["The mayor"], ["the union"]),
    ("The mayor met with the union.", "met", ["The mayor"], ["the union"]),
    ("Kenya gave Ghana food aid.", "gave", ["Kenya"], ["Ghana"]),
    ("Kenya gave food aid to Ghana.", "gave", ["Kenya"], ["Ghana"]),
    ("Kenya sent troops to Ghana.", "sent", ["Kenya"], ["Ghana"]),
    ("Kenya withdrew its troops from Ghana.", "withdrew", ["Kenya"], ["Ghana"]),
    ("Protesters demanded that the governor resign.", "demanded", ["Protesters"], ["governor"]),
    ("Protesters called on the governor to resign.", "called on", ["Protesters"], ["the governor"]),
    ("The army said its soldiers had killed nine rebels.", "killed", ["its soldiers"], ["nine rebels"]),
    ("Kenya's foreign minister, speaking in Oslo, condemned Ghana.", "condemned", ["Kenya's foreign minister"], ["Ghana"]),
    ("The army, backed by a militia, attacked the camp.", "attacked", ["The army"], ["the camp"]),
    ("Thousands of people marched against the governor.", "marched", ["Thousands of people"], ["the governor"]),
    ("A protest against the governor drew thousands.", "protest", [], ["the governor"]),
]


def holds(coded: Coded, row: Row) -> bool:
    """Whether an event named by the words has just these actors and recipients."""
    text, trigger, actors, recipients = row
    document, coding = coded(text)
    named = [e for e in coding.events if trigger in document.words(e.trigger)]
    pairs = [tuple([document.words(p.span) for p in ps] for ps in (e.actors, e.recipients)) for e in named]
    return (actors, recipients) in pairs


@pytest.mark.parametrize("row", COORDINATION_IS_SPLIT, ids=lambda row: row[0])
def test_coordination_is_split(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", BOTH_SIDES_OF_TALKS_AND_FIGHTS_ACT, ids=lambda row: row[0])
def test_both_sides_of_talks_and_fights_act(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", PASSIVES_TURN_THE_ROLES, ids=lambda row: row[0])
def test_passives_turn_the_roles(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", NOMINALISATIONS, ids=lambda row: row[0])
def test_nominalisations(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", RELATIVE_CLAUSES, ids=lambda row: row[0])
def test_relative_clauses(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", CONTROL_AND_RAISING, ids=lambda row: row[0])
def test_control_and_raising(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", LIGHT_VERBS_AND_STATES, ids=lambda row: row[0])
def test_light_verbs_and_states(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", SEVERAL_EVENTS_IN_A_SENTENCE, ids=lambda row: row[0])
def test_several_events_in_a_sentence(coded: Coded, row: Row) -> None:
    assert holds(coded, row)


@pytest.mark.parametrize("row", RECIPIENTS_OF_CLAUSES_AND_PREPOSITIONS, ids=lambda row: row[0])
def test_recipients_of_clauses_and_prepositions(coded: Coded, row: Row) -> None:
    assert holds(coded, row)
