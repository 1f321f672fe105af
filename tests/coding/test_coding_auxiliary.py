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
        ("The family fled in 1974, when troops invaded the island.", "invaded", "historical"),
        ("In his memoirs the general admits that his men burned the villages.", "burned", "historical"),
        # what goes on is no history, whoever rules and whatever war it is
        ("Dozens of students were arrested by the military government.", "arrested", "asserted"),
        ("More than 300,000 people have been killed in the civil war.", "killed", "asserted"),
        ("Protesters marched against military rule in the capital.", "marched", "asserted"),
        ("Police arrested the dealer on Friday, as part of an inquiry into sales dating from 2013.", "arrested", "asserted"),
        # what a word makes of its complement depends on its own mode
        ("The mayor did not refuse to meet the envoy.", "meet", "asserted"),
        ("The guards failed to evacuate the wing.", "evacuate", "negated"),
        ("The guards will refuse to evacuate the wing.", "evacuate", "negated"),
        ("The rebels may agree to release the pilots.", "release", "hypothetical"),
        ("The army has no plans to withdraw.", "withdraw", "negated"),
        ("The council urged the rebels to agree to release the pilots.", "release", "requested"),
        ("The union accused the ministry of planning to expel the monks.", "expel", "planned"),
        ("The ministry neither confirmed nor denied that agents had abducted the clerk.", "abducted", "hypothetical"),
        ("The rebels tried to storm the fort.", "storm", "hypothetical"),
        ("The rebels tried in vain to storm the fort.", "storm", "negated"),
        ("The rebels tried to storm the fort but were beaten back.", "storm", "negated"),
        ("The rebels were due to disarm, but the ceremony was called off.", "disarm", "negated"),
        ("The rebels threatened to kill the captain and did so.", "kill", "asserted"),
        # plans, threats and demands that are kept or dropped
        ("The navy kept its promise to release the crew.", "release", "asserted"),
        ("The ministry dropped its plan to deport the sailors.", "deport", "negated"),
        ("The governor carried out his threat to expel the monks.", "expel", "asserted"),
        ("The junta ignored calls to free the editor.", "free", "negated"),
        ("The council condemned plans to deport the sailors.", "deport", "planned"),
        # words of the clause
        ("The police have yet to arrest the thief.", "arrest", "negated"),
        ("No guard has been arrested.", "arrested", "negated"),
        ("Neither the guards nor the police shot the boy.", "shot", "negated"),
        ("At no point was the boy beaten.", "beaten", "negated"),
        ("Not only did soldiers burn the crops, they shot the farmers.", "shot", "asserted"),
        ("Police did not beat or arrest the marchers.", "arrest", "negated"),
        ("Police fired gas but did not arrest the marchers.", "fired", "asserted"),
        ("The clerk was nearly killed.", "killed", "negated"),
        ("The rebels cannot have shot the priest.", "shot", "negated"),
        ("The guards should have evacuated the wing.", "evacuated", "hypothetical"),
        ("Perhaps the rebels killed him.", "killed", "hypothetical"),
        ("Anyone who crosses the river will be shot.", "shot", "hypothetical"),
        ("Should the rebels attack, the nuns will hide.", "attack", "hypothetical"),
        ("Even if the rebels attack, the king will not resign.", "resign", "negated"),
        ("Did the sergeant shoot the boy?", "shoot", "hypothetical"),
        ("Why did the sergeant shoot the boy?", "shoot", "asserted"),
        ("“Could you release my brother?” the woman asked.", "release", "requested"),
        ("“Release my brother,” she told the warden.", "Release", "requested"),
        ("The king is going to expel the envoy.", "expel", "planned"),
        ("The judge has to release the sailors.", "release", "requested"),
        ("The judge had to release the sailors.", "release", "asserted"),
        ("The battalion withdraws from the island on Friday.", "withdraws", "planned"),
        ("Are the rebels about to attack?", "attack", "hypothetical"),
        ("The army was accused of failing to protect the convoy and of bombing the road.", "bombing", "asserted"),
        # prepositions
        ("The envoy went home without meeting the rebels.", "meeting", "negated"),
        ("The night did not end without arrests.", "arrests", "asserted"),
        ("Instead of releasing the boy, police charged him.", "releasing", "negated"),
        ("The two leaders decided against meeting the rebels.", "meeting", "negated"),
        ("In the event of an invasion the school will close.", "invasion", "hypothetical"),
        ("Calls are growing for the release of the sailors.", "release", "requested"),
        ("A jury cleared the sergeant of killing the mayor.", "killing", "negated"),
        # events as subjects
        ("The deportation was halted before it began.", "deportation", "negated"),
        ("An attack on the island seems likely.", "attack", "hypothetical"),
        ("The release of the sailors is what the council demands.", "release", "requested"),
        ("An attack on the island would ruin the harvest.", "attack", "hypothetical"),
        ("The withdrawal failed to take place.", "withdrawal", "negated"),
        # nouns and their own words
        ("The council demanded an end to the shelling.", "shelling", "asserted"),
        ("The threatened expulsion of the monks frightened the town.", "expulsion", "hypothetical"),
        ("The sanctions that the union has demanded would hurt the port.", "sanctions", "requested"),
        ("Any attack on the island will be answered.", "attack", "hypothetical"),
        ("There is no evidence that guards beat the prisoners.", "beat", "negated"),
        ("Concern over the arrest of the editor is growing.", "arrest", "asserted"),
        # what is told, and taken back
        ("The radio said that the rebels had shot the envoy. They had not.", "shot", "negated"),
        ("The guards warned that rebels had shot the envoy.", "shot", "asserted"),
        ("The governor wants to expel the monks.", "expel", "planned"),
        ("The governor wants the council to expel the monks.", "expel", "requested"),
        # what parsers misplace
        ("Judge orders release of editor", "release", "requested"),
        ("The ministry carried on, ignoring calls to free the editor.", "free", "negated"),
        # history
        ("The massacre was the worst since the bombing of the ferry.", "bombing", "historical"),
        ("Hundreds marched on the anniversary of the massacre.", "massacre", "historical"),
        ("The monks were expelled under the old regime.", "expelled", "historical"),
        ("The 1989 invasion emptied the valley.", "invasion", "historical"),
        ("The museum shows where guards tortured prisoners.", "tortured", "historical"),
        ("In 2009 the army did not shell the town.", "shell", "negated"),
        ("A vigil was held for the girls who were killed on Saturday.", "killed", "asserted"),
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


@pytest.mark.parametrize(
    "text",
    [
        "The authorities said on Friday that nine miners were killed when a shaft caved in.",
        "The high command said that nine miners were killed.",
        "Villagers told the authorities that nine miners were killed.",
    ],
)
def test_bodies_named_like_orders_only_tell(coded: Coded, text: str) -> None:
    _, coding = coded(text)
    assert [t.auxiliary for t in coding.tallies] == ["asserted"]


def test_a_command_given_is_a_request(coded: Coded) -> None:
    document, coding = coded("The general gave the command that the miners be freed.")
    assert [(document.words(e.trigger), e.auxiliary) for e in coding.events] == [("freed", "requested")]


@pytest.mark.parametrize(
    ("text", "trigger", "expected"),
    [
        ("A count by Orsk Watch, a charity, says at least 900 huts have been destroyed; the ministry disputes the total.", "destroyed", "asserted"),
        ("The union says police have shot nine dockers; the ministry denies it.", "shot", "asserted"),
        ("Rebels deny that they shelled the town; the army insists they did.", "shelled", "negated"),
    ],
)  # fmt: skip
def test_what_another_says_behind_a_semicolon_makes_nothing_of_it(coded: Coded, text: str, trigger: str, expected: str) -> None:
    document, coding = coded(text)
    assert {e.auxiliary for e in coding.events if document.words(e.trigger) == trigger} == {expected}
