"""Whose words a cue introduces: subjects, agents, and the noun a participle hangs on."""

from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.model import Token

_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_SHARES_SUBJECT = frozenset({"conj", "xcomp", "advcl", "pcomp", "dep", "prep"})
_STEPS = 8
TIME_NOUNS = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "week",
        "month",
        "year",
        "day",
        "morning",
        "night",
        "afternoon",
        "evening",
    }
)
_LONG_SOURCE = 40
_NAMING = frozenset({"NOUN", "PROPN", "PRON"})


def subject(tree: Tree, verb: int) -> Token | None:
    """The word that names who does what the verb says, looked for up the tree where the verb has no subject of its own."""
    at = verb
    for _ in range(_STEPS):
        token = tree.tokens[at]
        own = tree.kid(at, *_SUBJECTS)
        own = own if own is not None else _mistaken_subject(tree, at)
        if own is not None:
            return own if own.dep != "nsubjpass" or at != verb else None
        if token.dep in ("acl", "relcl") and tree.tokens[token.head].pos in ("NOUN", "PROPN", "PRON"):
            return tree.tokens[token.head] if token.tag != "VBN" or at != verb else None
        if token.dep == "xcomp" and (controller := tree.kid(token.head, "dobj")) is not None and controller.i < at:
            return controller
        if token.lower == "as" and (quoted := tree.kid(token.head, "dobj")) is not None and quoted.i < at:
            return quoted
        if token.dep not in _SHARES_SUBJECT or token.head == at:
            return None
        at = token.head
    return None


def _mistaken_subject(tree: Tree, verb: int) -> Token | None:
    """A name at the start of the sentence that the parse took for a time: "Interfact, citing police, reported"."""
    first = tree.kid(verb, "npadvmod")
    if first is None or first.pos != "PROPN" or first.lower in TIME_NOUNS or tree.left[first.i] != tree.sentence(verb).first:
        return None
    return first


def agent(tree: Tree, verb: int) -> Token | None:
    """The noun after "by" of a passive."""
    for by in tree.kids(verb, "agent", "prep"):
        if by.lower == "by" and by.i > verb and (noun := tree.kid(by.i, "pobj")) is not None:
            return noun
    return None


def name_stretch(tree: Tree, head: int, *, barred: tuple[Stretch, ...] = ()) -> Stretch | None:
    """The words that name the speaker whose head word is `head`, kept clear of the stretches `barred`."""
    first, last = tree.left[head], tree.right[head]
    if (name := named_after(tree, head)) is not None:
        last = tree.right[name.i]
    if last - first > _LONG_SOURCE:
        last = _before_clause(tree, head, last)
    last = _before_asides(tree, head, last, barred)
    for stretch in barred:
        if stretch.first <= head <= stretch.last:
            return None
        if first <= stretch.last < head:
            first = stretch.last + 1
        if head < stretch.first <= last:
            last = stretch.first - 1
    if tree.tokens[head].dep == "poss" and (ending := tree.kid(head, "case")) is not None and head < ending.i <= last:
        last = ending.i - 1
    return tree.trimmed(_outside_marks(tree, Stretch(first, last), head))


def naming(tree: Tree, name: Stretch) -> int:
    """The noun of a name that its other words hang on."""
    outside = [i for i in range(name.first, name.last + 1) if not name.holds(tree.tokens[i].head) or tree.tokens[i].head == i]
    return next((i for i in outside if tree.tokens[i].pos in _NAMING), outside[0] if outside else name.first)


def named_after(tree: Tree, head: int) -> Token | None:
    """The name right behind a noun that the parse took for a second subject: "the rights group Dawn Watch said"."""
    token = tree.tokens[head]
    after = tree.right[head] + 1
    if token.pos != "NOUN" or token.dep not in _SUBJECTS or after >= len(tree.tokens):
        return None
    for other in tree.kids(token.head, *_SUBJECTS):
        if other.i > head and other.pos == "PROPN" and tree.left[other.i] == after:
            return other
    return None


def run_on_name(tree: Tree, head: int) -> Token | None:
    """The noun a name stands right behind, as in `named_after`; None where there is no such noun."""
    for noun in tree.kids(tree.tokens[head].head, *_SUBJECTS):
        found = named_after(tree, noun.i) if noun.i < head else None
        if found is not None and found.i == head:
            return noun
    return None


def _before_asides(tree: Tree, head: int, last: int, barred: tuple[Stretch, ...]) -> int:
    """The last word before what is no part of the name: the day of saying ("said the ministry on Tuesday"), the clause of the cue."""
    for prep in tree.kids(head, "prep"):
        if prep.i > head and (noun := tree.kid(prep.i, "pobj")) is not None and noun.lower in TIME_NOUNS:
            last = min(last, prep.i - 1)
    for clause in tree.kids(head, "acl", "relcl"):
        if clause.i > head and any(tree.below(clause.i).meets(b) for b in barred):
            last = min(last, tree.left[clause.i] - 1)
    return last


def _before_clause(tree: Tree, head: int, last: int) -> int:
    clause = tree.kid(head, "relcl", "acl", "appos")
    return max(head, tree.left[clause.i] - 1) if clause is not None and clause.i > head else last


def _outside_marks(tree: Tree, stretch: Stretch, head: int) -> Stretch:
    """A source never starts before a quotation mark that stands between it and its head."""
    first = stretch.first
    marks = [i for i in range(first, head) if tree.tokens[i].text in QUOTE_MARKS]
    return Stretch(marks[-1] + 1, stretch.last) if len(marks) % 2 else stretch
