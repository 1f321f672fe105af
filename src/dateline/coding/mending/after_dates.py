"""A noun for people right behind a date, which the parser takes for one phrase: "on 14 April *soldiers* shot a monk"."""

from dateline.coding.mending.draft import Draft
from dateline.coding.persons import means_people
from dateline.model import Sentence, Token

_PREPOSITIONS = frozenset({"on", "in", "by", "since", "during"})
_SUBJECTS = ("nsubj", "nsubjpass")
_BETWEEN = ("aux", "auxpass", "neg", "advmod")


def after_dates(draft: Draft, sentence: Sentence) -> None:
    """Give the date back to its preposition, and the people to their verb."""
    for words in draft.dates.get(draft[sentence.first].sentence, ()):
        date = [i for i in words if draft[i].lower not in _PREPOSITIONS]
        if not date or date[0] <= sentence.first or date[-1] + 1 >= sentence.last:
            continue
        people, prep = draft[date[-1] + 1], draft[date[0] - 1]
        if prep.lower in _PREPOSITIONS and _is_glued(draft, people, date) and means_people(people):
            _part(draft, prep, date, people)


def _is_glued(draft: Draft, people: Token, date: list[int]) -> bool:
    return people.pos in ("NOUN", "PROPN") and any(draft[i].head == people.i for i in date)


def _part(draft: Draft, prep: Token, date: list[int], people: Token) -> None:
    verb = _verb(draft, people)
    if verb is None:
        return
    month = next((i for i in reversed(date) if not draft[i].text.isdigit()), date[-1])
    for i in date:
        draft.hang(i, month, "nummod") if i != month else draft.hang(i, prep.i, "pobj")
    if draft[verb.i].head == people.i:
        _put_in_place(draft, verb, prep)
    draft.hang(people.i, verb.i, "nsubj")
    draft.hang(prep.i, verb.i, "prep")
    draft.call(verb.i, "VERB", "VBD" if verb.tag == "VBN" and not _helpers(draft, verb) else verb.tag, verb.lemma)


def _verb(draft: Draft, people: Token) -> Token | None:
    """The transitive verb right behind the people that has no other subject."""
    at = people.i + 1
    while at < len(draft.tokens) and draft[at].dep in _BETWEEN:
        at += 1
    verb = draft[at] if at < len(draft.tokens) else people
    kids = list(draft.kids(verb.i))
    takes = verb.tag in ("VBD", "VBN") and any(k.dep == "dobj" and k.i > verb.i for k in kids)
    return verb if takes and not any(k.dep in _SUBJECTS and k.i != people.i for k in kids) else None


def _helpers(draft: Draft, verb: Token) -> list[Token]:
    return [k for k in draft.kids(verb.i) if k.dep == "aux"]


def _put_in_place(draft: Draft, verb: Token, prep: Token) -> None:
    """Hang the verb where the preposition hangs: from the verb that tells it, or at the top."""
    above = draft[prep.head]
    if above.i == prep.i:
        draft.hang(verb.i, verb.i, "ROOT")
        return
    mark = next((k for k in draft.kids(above.i) if k.lower == "that" and k.dep == "mark" and above.i < k.i < prep.i), None)
    draft.hang(verb.i, above.i, "ccomp" if above.i < prep.i else "dep")
    if mark is not None:
        draft.hang(mark.i, verb.i, "mark")
