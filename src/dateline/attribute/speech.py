"""Which cue introduces which quotation: read from the words around the marks, because a parse rarely survives them."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from dateline.attribute.foreign import foreign_cue, foreign_speaker, is_foreign_cue
from dateline.attribute.labels import dash_behind, label_before, label_behind, label_head
from dateline.attribute.quotations import Quotation, find_paragraphs, parts
from dateline.attribute.sources import name_stretch, subject
from dateline.attribute.transcripts import Turn, find_turns
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.attribute.verbs import cue_stretch
from dateline.model import Token

_STOPS = frozenset({".", "?", "!", ";"})
_REACH_AFTER = 30
_REACH_BEFORE = 45
_NEAR = 2
_PARTS = frozenset({",", "-", "—", "–"})
_SPOKEN_ENDS = _PARTS | {"?", "!", "…", "..."}


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """Quotations that one cue introduces.

    Attributes:
        head: token the cue hangs on (a verb, or the colon after a name).
        cue: words of the cue.
        source: words of the speaker; None = not found.
        speaker: head token of the source.
        quotations: in text order.
    """

    head: int
    cue: Stretch
    source: Stretch | None
    speaker: int | None
    quotations: tuple[Quotation, ...]


def find_speeches(tree: Tree, quotations: Sequence[Quotation], verbs: AbstractSet[str]) -> tuple[Speech, ...]:
    """Every complete quotation with its cue; one without a cue of its own goes on the speech just before it."""
    turns = [_taken(tree, turn, quotations) for turn in find_turns(tree, find_paragraphs(tree))]
    cues: dict[int, list[Quotation]] = {}
    last: int | None = None
    for run in _runs([q for q in quotations if q.by != "turn"]):
        head = next((h for q in run if (h := _cue_of(tree, q, verbs)) is not None), None)
        if head is None and last is not None and _follows(tree, cues[last][-1], last, run[0]):
            head = last
        if head is not None:
            cues.setdefault(head, []).extend(run)
        last = head
    return tuple(sorted([*turns, *(_speech(tree, head, qs) for head, qs in cues.items())], key=lambda s: s.head))


def _taken(tree: Tree, turn: Turn, quotations: Sequence[Quotation]) -> Speech:
    """A turn of a transcript as a speech; the mark behind the name is its cue."""
    unnamed = turn.mark == turn.label.last
    starts = [q.at.first for q in quotations]
    return Speech(
        head=turn.mark,
        cue=Stretch(turn.mark, turn.mark),
        source=None if unnamed else turn.label,
        speaker=None if unnamed else label_head(tree, turn.label),
        quotations=tuple(quotations[bisect_left(starts, s.first)] for s in turn.said),
    )


def _runs(quotations: Sequence[Quotation]) -> Iterator[list[Quotation]]:
    """Complete quotations, those that go on over paragraphs together."""
    run: list[Quotation] = []
    for q in quotations:
        if q.continues and run:
            run.append(q)
        elif q.complete:
            if run:
                yield run
            run = [q]
    if run:
        yield run


def _cue_of(tree: Tree, q: Quotation, verbs: AbstractSet[str]) -> int | None:
    for found in (_after(tree, q, verbs), dash_behind(tree, q.at)):
        if found is not None:
            return found
    return _before(tree, q, verbs)


def _after(tree: Tree, q: Quotation, verbs: AbstractSet[str]) -> int | None:
    """A speech verb behind the closing mark: "…," said the minister / the minister told reporters."""
    if q.open or q.at.last + 1 >= len(tree.tokens):
        return None
    inside, outside = tree.tokens[q.at.last - 1].text, tree.tokens[q.at.last + 1]
    if q.by == "marks" and inside not in _SPOKEN_ENDS and outside.text not in _PARTS and not is_foreign_cue(outside):
        return None
    for token in _forward(tree, q.at.last + 1):
        if is_foreign_cue(token):
            return token.i
        if token.pos == "VERB" and token.lemma.lower() in verbs and not _in_clause(tree, token, q):
            return token.i
    return None


def _in_clause(tree: Tree, token: Token, q: Quotation) -> bool:
    """A verb of a relative or subordinate clause does not introduce the quotation before it."""
    if token.dep in ("relcl", "acl"):
        return tree.tokens[token.head].i > q.at.last
    return token.dep in ("xcomp", "pcomp") and tree.tokens[token.head].i > q.at.last


def _forward(tree: Tree, start: int) -> Iterator[Token]:
    passage = tree.passage(start)
    for i in range(start, min(start + _REACH_AFTER, len(tree.tokens))):
        token = tree.tokens[i]
        if token.text in _STOPS or token.text in QUOTE_MARKS or tree.passage(i) != passage:
            return
        yield token


def _before(tree: Tree, q: Quotation, verbs: AbstractSet[str]) -> int | None:
    """A speech verb, or a name and a colon, in front of the opening mark."""
    i = q.at.first - 1
    passage = tree.passage(q.at.first)
    if i < 0 or tree.passage(i) != passage:
        return None
    mark = tree.tokens[i].text
    ready = mark in (",", ":", "-", "—", "–")
    for token in _backward(tree, i):
        if (token.dep, token.tag) == ("acl", "VBN"):  # "in a video posted on Telegram: “…”": nobody is its subject
            continue
        if ready and is_foreign_cue(token):
            return token.i
        if token.pos == "VERB" and token.lemma.lower() in verbs and (ready or i - token.i <= _NEAR or _governs(tree, token.i, q)):
            return token.i
    if mark != ":":
        return None
    return _colon(tree, i)


def _governs(tree: Tree, verb: int, q: Quotation) -> bool:
    return any(k.dep == "ccomp" and tree.below(k.i).meets(q.at) and tree.left[k.i] >= q.at.first - 2 for k in tree.kids(verb))


def _backward(tree: Tree, start: int) -> Iterator[Token]:
    passage = tree.passage(start)
    for i in range(start, max(-1, start - _REACH_BEFORE), -1):
        token = tree.tokens[i]
        if token.text in _STOPS or token.text in QUOTE_MARKS or tree.passage(i) != passage:
            return
        yield token


def _colon(tree: Tree, colon: int) -> int:
    """The verb of the sentence that ends in the colon, or the colon itself after a bare name."""
    verbs = [t.i for t in _backward(tree, colon - 1) if t.pos == "VERB" and t.dep in ("ROOT", "conj", "ccomp")]
    return verbs[0] if verbs else colon


def _follows(tree: Tree, before: Quotation, head: int, q: Quotation) -> bool:
    """Whether nothing but the cue's own sentence and paragraph breaks stands between two quotations."""
    end = before.at.last
    if head > end:
        end = max(end, _sentence_end(tree, head))
    if parts(tree.document, tree.passage(before.at.last), tree.passage(q.at.first)):
        return False
    gap = tree.tokens[end + 1 : q.at.first]
    return not any(t.text[0].isalnum() for t in gap) and (end < q.at.first)


def _sentence_end(tree: Tree, i: int) -> int:
    for token in _forward(tree, i):
        i = token.i
    return i


def _speech(tree: Tree, head: int, quotations: list[Quotation]) -> Speech:
    token = tree.tokens[head]
    barred = tuple(q.at for q in quotations)
    if token.pos == "PUNCT":
        label = _label(tree, head)
        return Speech(head=head, cue=Stretch(head, head), source=label, speaker=label_head(tree, label), quotations=tuple(quotations))
    if is_foreign_cue(token):
        cue = foreign_cue(tree, head)
        name = foreign_speaker(tree, cue, barred)
        return Speech(head=head, cue=cue, source=name, speaker=label_head(tree, name), quotations=tuple(quotations))
    cue = cue_stretch(tree, token, "quote")
    speaker = _speaker(tree, head, barred)
    source = name_stretch(tree, speaker.i, barred=(*barred, cue)) if speaker is not None else None
    return Speech(head=head, cue=cue, source=source, speaker=speaker.i if speaker and source else None, quotations=tuple(quotations))


def _speaker(tree: Tree, verb: int, barred: tuple[Stretch, ...]) -> Token | None:
    found = subject(tree, verb)
    if found is not None and not any(b.holds(found.i) for b in barred):
        return found
    after = tree.kid(verb, "dobj", "npadvmod", "attr", "oprd", "appos")
    if after is not None and after.i > verb and after.pos in ("PROPN", "PRON", "NOUN"):
        return after
    return _neighbour(tree, verb)


def _neighbour(tree: Tree, verb: int) -> Token | None:
    """Where the parse gives no subject: the noun right after the verb ("said Petrenko") or right before it."""
    for i in (verb + 1, verb - 1):
        if 0 <= i < len(tree.tokens) and tree.tokens[i].pos in ("PROPN", "PRON") and tree.tokens[i].sentence == tree.tokens[verb].sentence:
            return tree.tokens[i]
    for i in range(verb + 1, min(verb + 6, len(tree.tokens))):
        if tree.tokens[i].text in _STOPS or tree.tokens[i].text in QUOTE_MARKS:
            return None
        if tree.tokens[i].pos in ("PROPN", "NOUN") and tree.tokens[i].dep != "compound":
            return tree.tokens[i]
    return None


def _label(tree: Tree, mark: int) -> Stretch | None:
    """The name that the colon or dash ties to a quotation."""
    if tree.tokens[mark].text != ":":
        return label_behind(tree, mark)
    first = min((t.i for t in _backward(tree, mark - 1)), default=mark)
    return label_before(tree, first, mark) if first < mark else None
