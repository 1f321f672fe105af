"""Whether the words around a time look back or ahead: the tense of the verb it hangs from, and the words that lead to it."""

import re
from typing import Literal

from dateline.ground.timewords import words_of
from dateline.model import Document, Token

Direction = Literal["past", "future", "unknown"]
_STEPS = 8
_REPORTED = frozenset({"would", "'d", "’d"})
_TO = re.compile(
    r"\b(?:until|till|for|to|by|through|as\s+(?:soon|early)\s+as)\s+(?:the\s+)?"
    r"(?:(?:\d\d?(?:[:.]\d\d)?\s*[ap]\.?m\.?|noon|midnight)\s+(?:(?:[ECMP][SD]?T|GMT|local\s+time)\s+)?(?:on\s+)?)?$",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\bsince\s+(?:(?:the|early|late|mid|last|about|around|at\s+least|(?:beginning|start|middle|end)\s+of)[\s-]+)*$", re.IGNORECASE
)
_LOOK_BACK = 40


def direction_of(document: Document, token: Token, start: int) -> Direction:
    """Where the first word of a time, which begins at offset `start`, looks."""
    if is_since(document, start):
        return "past"
    lead = _TO.search(document.text, max(0, start - _LOOK_BACK), start)
    led = lead is not None and not (lead.group().lower().startswith("for") and _stands_before_noun(document, token))
    current = token
    for _ in range(_STEPS):
        if current.pos in {"VERB", "AUX"} and (found := _of_verb(document, current, token, led=led)) != "unknown":
            return found
        if current.lemma in words_of("future")["adjectives"] and current.i < token.i:
            return "past" if any(t.lemma == "have" for t in _copulas(document, current)) and not led else "future"
        if current.head == current.i or (current.dep == "ccomp" and _is_present(document, current)):
            break  # what somebody said does not tell when what was said happens
        current = document.tokens[current.head]
    return "unknown"


def is_since(document: Document, start: int) -> bool:
    """Whether "since" leads to what begins at `start`, which then lies behind whatever the verb is."""
    return bool(_SINCE.search(document.text, max(0, start - _LOOK_BACK), start))


def _stands_before_noun(document: Document, time: Token) -> bool:
    """Whether a time belongs to the noun behind it: "is blamed for the June 3 killings"."""
    above = document.tokens[time.head]
    return above.i > time.i and above.pos in {"NOUN", "PROPN"} and time.dep in {"compound", "nmod", "poss", "nummod"}


def _copulas(document: Document, adjective: Token) -> list[Token]:
    above = document.tokens[adjective.head]
    return [above, *document.kids(above.i, "aux", "auxpass")] if above.pos in {"VERB", "AUX"} else []


def _of_verb(document: Document, verb: Token, time: Token, *, led: bool) -> Direction:
    ahead = words_of("future")
    before = verb.i < time.i
    if before and _is_set_for(document, verb, time):
        return "future"
    if before and (verb.lemma in ahead["planning"] or (led and verb.lemma in ahead["moving"])) and not _was_done_in(document, verb, time):
        return "future"
    tensed = _of_tense(document, verb)
    if tensed == "unknown" and ((led and before) or _hangs(document, time, verb)) and _is_present(document, verb):
        # "the treaty expires on Friday", "the road is shut until Friday"; "nine are missing after a flood on Friday"
        return "past" if _is_after_happening(document, time, verb) else "future"
    return tensed


def _is_set_for(document: Document, verb: Token, time: Token) -> bool:
    """Whether a passive verb is for that time: "mourning was declared for Tuesday"."""
    above = document.tokens[time.head]
    passive = any(t.dep in {"auxpass", "nsubjpass"} for t in document.kids(verb.i, "auxpass", "nsubjpass"))
    return time.dep == "pobj" and above.lower == "for" and above.head == verb.i and passive


def _was_done_in(document: Document, verb: Token, time: Token) -> bool:
    """Whether the time is that of the planning itself: "the move was planned in January", but "is planned in May", "was planned for May"."""
    above = document.tokens[time.head]
    led_by_in = time.dep == "pobj" and above.lower == "in" and above.head == verb.i
    return led_by_in and any(t.lower in {"was", "were", "been"} for t in document.kids(verb.i, "auxpass"))


def _hangs(document: Document, time: Token, verb: Token) -> bool:
    """Whether a time hangs from a verb by no more than a preposition."""
    above = time
    while above.i != verb.i and above.dep in {"pobj", "nummod", "npadvmod", "prep", "compound", "attr"}:
        above = document.tokens[above.head]
    return above.i == verb.i


def _is_after_happening(document: Document, time: Token, verb: Token) -> bool:
    """Whether a state of now came of something on that day: "nine are missing *after a flood on* Monday"; "is shut after Monday" says when."""
    if not any(t.lemma in {"be", "remain"} for t in (verb, *document.kids(verb.i, "aux", "auxpass"))):
        return False
    noun = time
    while noun.i not in (noun.head, verb.i):
        above = document.tokens[noun.head]
        if above.lower == "after" and noun.dep == "pobj":
            return noun.i != time.i and noun.pos == "NOUN"
        noun = above
    return False


def _is_present(document: Document, verb: Token) -> bool:
    """Headlines and captions tell in the present tense what has happened."""
    passage = document.passages[document.sentences[verb.sentence].passage]
    return passage.kind == "body" and any(t.tag in {"VBZ", "VBP"} for t in (verb, *document.kids(verb.i, "aux", "auxpass")))


def _of_tense(document: Document, verb: Token) -> Direction:
    ahead = words_of("future")
    helpers = list(document.kids(verb.i, "aux", "auxpass"))
    if any(t.lower in ahead["auxiliaries"] for t in helpers):
        return "future"
    allowed = {*ahead["modals"], *(_REPORTED if verb.dep == "ccomp" else ())}  # "said that it would send"
    if any(t.lower in allowed for t in helpers) and not any(t.lower == "have" for t in helpers):
        return "future"
    if any(t.tag == "TO" for t in helpers):
        above = document.tokens[verb.head]
        return "future" if above.lemma in ahead["governors"] and above.i != verb.i else "unknown"
    if verb.tag == "VBD" or any(t.tag == "VBD" or t.lemma == "have" for t in helpers):
        return "past"
    if verb.tag == "VBN" and not any(t.tag in {"VBZ", "VBP", "VB"} for t in helpers):
        return "past"
    return "unknown"
