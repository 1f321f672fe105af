"""Whether an attack is made in words alone: a candidate attacks a rival, an advertisement hits a record, two parties fight over delegates."""

from dataclasses import dataclass
from functools import cache
from typing import Literal

from dateline.coding.grammar import base, is_passive, is_that_clause, objects, prepositional, subjects
from dateline.coding.ontology import Words, noun_class, rules
from dateline.coding.phrases import Names, is_actor
from dateline.coding.triggers import Trigger
from dateline.model import Document, Token
from dateline.resources import load_toml

Verdict = Literal["force", "words", "none"]
_TARGETS = ("on", "against", "at", "toward", "towards", "from", "by", "with", "between")


@dataclass(frozen=True, slots=True)
class _Lexicon:
    attacks: Words
    contests: Words
    touches: Words
    touched: Words
    none: Words
    speaking: Words
    politicians: Words
    themes: Words
    manners: Words
    force: Words
    campaign: Words
    least: int


@cache
def _lexicon() -> _Lexicon:
    data = load_toml("coding_wordy.toml")
    return _Lexicon(least=data["least"], **{k: frozenset(v) for k, v in data.items() if k != "least"})


class Wordy:
    """Judges the attacks of one document.

    Attributes:
        campaign: whether the document tells of an election campaign, where most attacks are words.
    """

    def __init__(self, document: Document, names: Names) -> None:
        self.document = document
        self.names = names
        told = {base(t) for t in document.tokens} & _lexicon().campaign
        self.campaign = len(told) >= _lexicon().least
        self._forceful: dict[int, bool] = {}

    def verdict(self, trigger: Trigger) -> Verdict:
        """Force, words alone, or neither: a contest or a tax that hits somebody is no event."""
        rule, lexicon = trigger.rule, _lexicon()
        if rule.own or rule.type != "ASSAULT" or rule.mode is not None or rule.particles:
            return "force"
        if rule.word_class == "verb" and rule.head in lexicon.touches and self._only_touches(trigger):
            return "none"
        if any(k.lower in lexicon.none for k in self.document.kids(trigger.i, "compound", "amod")):
            return "none"
        if rule.head not in lexicon.attacks | lexicon.contests:
            return "none" if rule.word_class == "verb" and self._is_of_themes(trigger) else "force"
        if not (self._verb(trigger) if rule.word_class == "verb" else self._noun(trigger)):
            return "force"
        return "words" if rule.head in lexicon.attacks else "none"

    def _only_touches(self, trigger: Trigger) -> bool:
        """Whether a thing does it, or only a thing is touched: "the tax *hit* farmers", "sales *hit* a new high"."""
        if any(base(t) in _lexicon().touched for t in objects(self.document, trigger.i)):
            return True
        return self._done_by_things(trigger) or self._is_of_themes(trigger)

    def _is_of_themes(self, trigger: Trigger) -> bool:
        held = objects(self.document, trigger.i)
        return bool(held) and all(base(t) in _lexicon().themes for t in held)

    def _verb(self, trigger: Trigger) -> bool:
        d, i = self.document, trigger.i
        passive = is_passive(d, i)
        doers = [x for p, x in prepositional(d, i) if p == "by"] if passive else subjects(d, i)
        held = objects(d, i)
        if any(base(t) in _lexicon().speaking for t in doers):
            return True
        if any(self._is_force(t) for t in (*doers, *held)):
            return False
        if held and any(base(t) in _lexicon().themes for t in held):
            return True
        if self._is_forceful(d.tokens[i].sentence) or not held:
            return False
        talks = self.campaign or any(p in ("over", "as") for p, _ in prepositional(d, i))
        return talks and all(self._is_politic(t) for t in held) and all(self._is_politic(t) or is_actor(t, self.names) for t in doers)

    def _noun(self, trigger: Trigger) -> bool:
        d, i = self.document, trigger.i
        before = list(d.kids(i, "amod", "compound", "nmod", "poss"))
        around = [(p, x) for p, x in prepositional(d, i) if p in (*_TARGETS, "about", "over")]
        if any(self._is_force(t) for t in (*before, *(x for _, x in around))):
            return False
        if any(k.lower in _lexicon().manners or base(k) in _lexicon().speaking for k in before):
            return True
        if any(p == "about" or base(x) in _lexicon().themes for p, x in around) or any(is_that_clause(d, k) for k in d.kids(i, "acl")):
            return True
        if self._is_forceful(d.tokens[i].sentence) or not self.campaign:
            return False
        if trigger.rule.head in _lexicon().contests:
            return True
        parties = [k for k in before if k.dep == "poss"] + [x for _, x in around]
        return any(self._is_politic(t) for t in parties)

    def _is_politic(self, token: Token) -> bool:
        """Whether the word names a person, a party or whoever takes part in politics."""
        name = self.names.at(token.i)
        if name is not None:
            return name.kind in ("person", "organisation", "group")
        if token.pos == "PROPN":
            return True
        if token.pos == "PRON" or token.tag == "PRP$":
            return token.lower in (
                "he",
                "she",
                "they",
                "him",
                "her",
                "them",
                "i",
                "me",
                "we",
                "us",
                "his",
                "their",
                "my",
                "each",
                "other",
                "who",
            )
        return base(token) in _lexicon().politicians or base(token) in noun_class("person")

    def _is_force(self, token: Token) -> bool:
        kinds = ("troops", "weapons", "militia", "arms", "building", "wielder")
        return base(token) in _lexicon().force or any(base(token) in noun_class(k) for k in kinds)

    def _is_forceful(self, sentence: int) -> bool:
        """Whether some word of the sentence tells of weapons, fighters or casualties."""
        if sentence not in self._forceful:
            self._forceful[sentence] = any(base(t) in _lexicon().force for t in self.document.sentence_tokens(sentence))
        return self._forceful[sentence]

    def _done_by_things(self, trigger: Trigger) -> bool:
        """Whether what hits is neither somebody nor a weapon ("the tax *hit* farmers", "areas *hit* by layoffs")."""
        d, i = self.document, trigger.i
        doers = [x for p, x in prepositional(d, i) if p == "by"] if is_passive(d, i) else subjects(d, i)
        return bool(doers) and not any(self._may_hit(t) or base(t) in _lexicon().speaking for t in doers)

    def _may_hit(self, token: Token) -> bool:
        if token.pos in ("PRON", "PROPN", "NUM") or is_actor(token, self.names) or self._is_force(token):
            return True
        return any(rule.type == "ASSAULT" for rule in rules("noun").get(base(token), ()))
