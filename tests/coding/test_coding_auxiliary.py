"""Whether an event is said to have happened."""

from collections.abc import Callable

import pytest

from dateline.coding import Coding
from dateline.model import Document

Coded = Callable[[str], tuple[Document, Coding]]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("Rebels shelled the village.", "shelled", "asserted"),
        ("The army began to shell the town.", "shell", "asserted"),
        ("The council condemned the attack.", "attack", "asserted"),
        ("The mayor said that rebels had shelled the village.", "shelled", "asserted"),
        ("The government has not lifted the curfew.", "lifted", "negated"),
        ("There was no attack on the town.", "attack", "negated"),
        ("The ministry denied that soldiers had shelled the village.", "shelled", "negated"),
        ("The minister refused to meet the envoy.", "meet", "negated"),
        ("The company denied reports that a ransom had been paid.", "ransom", "negated"),
        ("Captain Roe rejected reports that his men had fired first.", "fired", "negated"),
        ("The governor dismissed allegations that guards beat prisoners.", "beat", "negated"),
        ("The governor denied allegations of torture.", "torture", "negated"),
        ("Reports of torture were denied by the warden.", "torture", "negated"),
        ("The ministry denied that there had been any torture.", "torture", "negated"),
        ("Reports that guards fired first were false, the captain said.", "fired", "negated"),
        ("There were no reports of torture.", "torture", "negated"),
        ("The union demanded a report on the shelling.", "shelling", "asserted"),
        ("The ministry said the shelling was not related to the vote.", "shelling", "asserted"),
        ("The colonel denied that the arrests were related to the vote.", "arrests", "asserted"),
        ("The union denied any role in the attack.", "attack", "asserted"),
        ("Police prevented an attack on the market.", "attack", "negated"),
        ("Residents fear an attack by the militia.", "attack", "hypothetical"),
        ("Residents fear that the militia will storm the hall.", "storm", "hypothetical"),
        ("If the army invades the valley, the rebels will flee.", "invades", "hypothetical"),
        ("If the army invades the valley, the rebels will flee.", "flee", "hypothetical"),
        ("There are fears that guards will storm the hall.", "storm", "hypothetical"),
        ("The union fears that the company would fire 300 dockers.", "fire", "hypothetical"),
        ("Witnesses said that the guards would have fired.", "fired", "hypothetical"),
        ("The mayor believes the army would attack.", "attack", "hypothetical"),
        ("The minister said 120 soldiers would be deployed.", "deployed", "planned"),
        ("The army said it would withdraw from the port.", "withdraw", "planned"),
        ("Soldiers may have tortured detainees.", "tortured", "hypothetical"),
        ("The general threatened to attack the island.", "attack", "hypothetical"),
        ("The party promised to send aid to the refugees.", "send", "planned"),
        ("The rebels agreed to withdraw from the city.", "withdraw", "planned"),
        ("Norland will release the prisoners.", "release", "planned"),
        ("The council demanded the release of two journalists.", "release", "requested"),
        ("The mayor has asked that the Valen Union condemn the shelling.", "condemn", "requested"),
        ("The general was ordered to withdraw from the border.", "withdraw", "requested"),
        ("In 2001, the army shelled the village.", "shelled", "historical"),
        ("The crisis is similar to that which followed the annexation of Sarn.", "annexation", "historical"),
        ("Shots were fired in 2011, killing two people.", "killing", "historical"),
        ("Two decades ago the army shelled the village.", "shelled", "historical"),
    ],
)  # fmt: skip
def test_the_words_above_an_event_give_its_auxiliary(coded: Coded, text: str, trigger: str, expected: str) -> None:
    document, coding = coded(text)
    assert [e.auxiliary for e in coding.events if trigger in document.words(e.trigger)] == [expected]


def test_a_purpose_is_not_an_event_that_happened(coded: Coded) -> None:
    document, coding = coded("The mission aims to deter an invasion.")
    assert all(e.auxiliary != "asserted" for e in coding.events if "invasion" in document.words(e.trigger))


def test_a_request_is_asserted_and_what_it_asks_for_is_not(coded: Coded) -> None:
    document, coding = coded("The government asked the Valen Union to send peacekeepers.")
    assert {document.words(e.trigger): e.auxiliary for e in coding.events} == {"asked": "asserted", "send": "requested"}
