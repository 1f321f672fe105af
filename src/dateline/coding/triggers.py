"""Words that name an event: which rule of the lexicon each token satisfies."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from dateline.coding.conditions import is_somebody, satisfied
from dateline.coding.grammar import VERBS, base, governor, is_gerund, is_misread
from dateline.coding.ontology import Rule, WordClass, light_verbs, noun_class, people, rules
from dateline.model import Document, Span, Token, cover
from dateline.resources import load_toml

_CLOSE = 6
# What a participle before a noun tells of it: harm, force, punishment or release.
_DONE_TO = frozenset({"ASSAULT", "COERCE", "SANCTION", "RETREAT"})
# What it tells that somebody does ("*striking* drivers").
_DOING = frozenset({"PROTEST", "RETREAT"})
_HAPPENINGS = frozenset({"ASSAULT", "PROTEST", "CONSULT"})
_STATES = {
    "on": frozenset({"be", "go", "remain", "stay"}),
    "under": frozenset({"be", "come", "remain", "stay", "put", "place", "keep", "hold", "bring", "fall"}),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Trigger:
    """A token that names an event.

    Attributes:
        i: position of the token.
        host: position of the verb that carries its tense, mood and subject: `i` itself for a verb, the light verb
            for its noun ("carried out an attack"), else `i`.
        rule: the rule it satisfies.
        object: the noun that belongs to the words of the event ("imposed *sanctions* on"), if any.
        span: the words.
    """

    i: int
    host: int
    rule: Rule
    object: int | None
    span: Span


def find_triggers(document: Document) -> list[Trigger]:
    """Every trigger of the document in text order."""
    named = _inside_names(document)
    found = [t for token in document.tokens if token.i not in named for t in _of_token(document, token)]
    return _without_absorbed(document, found)


def _inside_names(document: Document) -> frozenset[int]:
    kinds = ("person", "organisation", "place")
    names = (document.tokens_in(m.span) for m in document.mentions if m.kind in kinds)
    whole = (words for words in names if not _only_begins(document, words))
    return frozenset(t.i for words in whole for t in words if t.pos != "VERB" or t.text[0].isupper())


def _only_begins(document: Document, words: list[Token]) -> bool:
    """Whether a name is a single word that begins its sentence and is no name by its form ("*Arson* destroyed two mosques")."""
    return len(words) == 1 and words[0].pos in ("NOUN", "VERB") and words[0].i == document.sentences[words[0].sentence].first


def _of_token(document: Document, token: Token) -> Iterable[Trigger]:
    word_class = _word_class(document, token)
    if word_class is None:
        return
    before_noun = word_class == "verb" and token.dep == "amod" and not is_gerund(document, token)
    told = _DONE_TO if token.tag == "VBN" else _DOING
    for rule in rules(word_class).get(base(token), ()):
        held = satisfied(document, token, rule)
        if held is not None and not (before_noun and (rule.type not in told or (token.tag == "VBG" and rule.mode == "release"))):
            yield _trigger(document, token, rule, held.i if held.i != token.i and not rule.direct else None)
            return


def _word_class(document: Document, token: Token) -> WordClass | None:
    if token.pos in VERBS and (token.dep not in ("aux", "auxpass", "amod", "compound") or is_gerund(document, token)):
        return "verb"
    if token.dep == "amod" and token.tag in ("VBN", "VBG") and token.pos == "VERB" and _befell(document, token):
        return "verb"
    if is_misread(document, token):
        return "verb"
    noun = token.pos == "NOUN" or (token.pos == "PROPN" and token.text.islower())  # "the march", which parsers take for the month
    if noun and token.dep not in ("compound", "nmod", "npadvmod"):
        return "noun"
    return None


def _befell(document: Document, token: Token) -> bool:
    """Whether a participle before its noun tells what was done to somebody, or to a place or building ("the *jailed* students")."""
    noun = document.tokens[token.head]
    words = load_toml("coding_triggers.toml")["participants"]["descriptive"]
    opens = token.i == document.sentences[token.sentence].first
    if (
        noun.i < token.i
        or token.lower in words
        or not (opens or token.text.islower())
        or (token.i and document.tokens[token.i - 1].text == "-")
    ):
        return False
    return is_somebody(noun) or any(base(noun) in noun_class(name) for name in ("building", "ground"))


def _trigger(document: Document, token: Token, rule: Rule, held: int | None) -> Trigger:
    host = token.i if rule.word_class == "verb" else _host(document, token)
    return Trigger(i=token.i, host=host, rule=rule, object=held, span=_span(document, token, rule, held))


def _host(document: Document, noun: Token) -> int:
    """The light verb whose object the noun is (also "carried out a series of attacks"), or the verb of its happening."""
    at: Token = noun
    while at.dep == "conj":
        at = document.tokens[at.head]
    above = governor(document, at.i)
    if at.dep == "pobj" and above is not None and above.lower == "of":
        outer = governor(document, above.i)
        if (
            outer is not None
            and outer.pos == "NOUN"
            and base(outer) in ("series", "wave", "number", "string", "dozen", "spate", "campaign", "act")
        ):
            at, above = outer, governor(document, outer.i)
    if at.dep == "pobj" and above is not None and above.lower in _STATES:
        verb = governor(document, above.i)
        return verb.i if verb is not None and base(verb) in _STATES[above.lower] else noun.i
    if above is None or above.pos not in VERBS:
        return noun.i
    lemma = base(above)
    if at.dep in ("dobj", "attr") or (at.dep == "nsubjpass"):
        return above.i if lemma in light_verbs("verbs") or lemma in light_verbs("suffered") else noun.i
    if at.dep == "nsubj":
        return above.i if lemma in light_verbs("occurring") else noun.i
    return noun.i


def _span(document: Document, token: Token, rule: Rule, held: int | None) -> Span:
    first = token.i
    for _ in rule.before:
        first -= 2 if document.tokens[first - 1].text == "-" else 1
    spans = [document.tokens[first].span, token.span]
    spans += [k.span for k in document.kids(token.i) if k.lower in rule.particles and abs(k.i - token.i) <= _CLOSE]
    if held is not None and abs(held - token.i) <= _CLOSE and rule.word_class == "verb" and not is_thing(document.tokens[held]):
        spans.append(document.tokens[held].span)
    return cover(spans)


def is_thing(token: Token) -> bool:
    """Whether the object of an event's verb is somebody or something acted on, rather than a part of the event's name."""
    names = ("captive", "ground", "building", "media", "person", "actor", "post")
    return base(token) in people() or any(base(token) in noun_class(name) for name in names)


def _without_absorbed(document: Document, found: list[Trigger]) -> list[Trigger]:
    """Leave out nouns that are already part of the words of a verb's event ("lifted the *ban*"), and twins in one place."""
    fixed = {t.i: t.rule for t in found if t.rule.word_class == "noun" and t.rule.before and t.host != t.i}
    found = [t for t in found if t.object not in fixed or not _says_more(fixed[t.object], t.rule)]
    absorbed = {t.object for t in found if t.rule.word_class == "verb" and t.object is not None}
    spread = absorbed | {k.i for o in absorbed for k in document.kids(o, "conj")}
    by_object = {t.object: t.rule.type for t in found if t.rule.word_class == "verb" and t.object is not None}
    kept = [t for t in found if t.rule.word_class == "verb" or t.i not in spread or _stands_beside(t, by_object)]
    covered = {(t.host, t.rule.type) for t in kept if t.rule.word_class == "verb"}
    kept = [t for t in kept if not (_is_subject(document, t) and (document.tokens[t.i].head, t.rule.type) in covered)]
    return [t for t in kept if t.rule.word_class == "verb" or t.host == t.i or (t.host, t.rule.type) not in covered]


def _stands_beside(noun: Trigger, by_object: Mapping[int, str]) -> bool:
    """Whether what a verb ends or calls off is a happening of its own ("called off their *strike*"), and no ban or the like."""
    return noun.rule.type in _HAPPENINGS and by_object.get(noun.i, noun.rule.type) not in (noun.rule.type, "MOBILIZE")


def _says_more(noun: Rule, verb: Rule) -> bool:
    """Whether the set words of a noun name the event, and its light verb does not ("held *joint exercises*")."""
    return noun.type != verb.type or (verb.mode is None and noun.mode is not None)


def _is_subject(document: Document, trigger: Trigger) -> bool:
    """A noun as the subject of its own verb ("a *bomb* exploded") is no second event."""
    return trigger.rule.word_class == "noun" and document.tokens[trigger.i].dep == "nsubj"
