"""Tagged frames put right where news of any kind leaves no doubt: stray pieces, sentences run together, edges, datelines, summonses."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import base_form
from dateline.attribute.quotations import find_quotations
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree

_HOLE = 4  # words a tagger may skip inside a content
_CREDIT = 6  # words of a photographer and an agency in brackets
_PLACE_WORDS = 4
_LINKS = frozenset({"which", "who", "whom", "whose", "that", "where"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
_TO_A_PLACE = frozenset({"call", "summon"})
_PIVOTS = ("CCONJ", "SCONJ")


def mended(tree: Tree, frames: Iterable[Frame]) -> list[Frame]:
    """The tagged frames that are statements, each with the edges it should have."""
    return _Mender(tree).all(list(frames))


class _Mender:
    """Mends the frames of one document."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._quoted = [False] * len(tree.tokens)
        for q in find_quotations(tree):
            self._quoted[q.at.first : q.at.last + 1] = [True] * (q.at.last - q.at.first + 1)

    def all(self, frames: Sequence[Frame]) -> list[Frame]:
        """All frames, in the order given."""
        taken = {i for f in frames for s in (*f.source, *f.cue) for i in range(s.first, s.last + 1)}
        out = []
        for frame in frames:
            if self._is_dateline(frame) or self._is_summons(frame):
                continue
            new = self._with_source(frame)
            pieces = self._edges(self._filled(self._own_sentence(new), taken))
            if pieces:
                out.append(replace(new, content=pieces))
        return out

    def _is_dateline(self, frame: Frame) -> bool:
        """Whether what precedes the colon is where the report was written: "lucknow: the governor has …", "PUNE: …"."""
        tree, cue = self._tree, frame.cue[0]
        if cue.first != cue.last or tree.tokens[cue.first].text != ":" or not frame.source:
            return False
        source = frame.source[0]
        opens = source.first == 0 or tree.passage(source.first - 1) != tree.passage(source.first)
        if not opens or source.last + 1 != cue.first or source.last - source.first >= _PLACE_WORDS:
            return False
        named = any(source.holds(m.head) and m.label == "PERSON" for m in tree.document.mentions)
        return not named and not any(self._quoted[c.first] for c in frame.content)

    def _is_summons(self, frame: Frame) -> bool:
        """Whether somebody is sent for: "crews were called to the quay"; nothing is said in it."""
        tree, head = self._tree, self._tree.tokens[frame.head]
        if base_form(head.lemma) not in _TO_A_PLACE or tree.kid(frame.head, "auxpass") is None:
            return False
        to = next((k for k in tree.kids(frame.head, "prep", "dative") if k.lower in ("to", "out")), None)
        return to is not None and tree.kid(to.i, "pobj") is not None and tree.kid(frame.head, "xcomp", "oprd", "ccomp") is None

    def _with_source(self, frame: Frame) -> Frame:
        """The frame without what clings to its source: a conjunction, a mark, a relative, a day, a participle before the subject."""
        if not frame.source:
            return frame
        tree = self._tree
        first, last = frame.source[0].first, frame.source[0].last
        while first < last and (tree.tokens[first].pos == "CCONJ" and tree.tokens[first].lower in ("and", "but") or self._is_mark(first)):
            first += 1
        for i in range(last - 1, first - 1, -1):
            if tree.tokens[i].text in (")", "]") and not any(tree.tokens[j].text in ("(", "[") for j in range(first, i)):
                first = i + 1
                break
        who = frame.speaker
        if who is not None and tree.tokens[first].tag == "VBG" and tree.tokens[first].dep == "advcl" and tree.left[who] > first:
            comma = next((i for i in range(tree.left[who], first, -1) if tree.tokens[i].text == ","), None)
            first = comma + 1 if comma is not None else first
        while last > first and (tree.tokens[last].lower in _LINKS or tree.tokens[last].text == "," or self._is_day_after_name(last)):
            last -= 1
        source = Stretch(first, last)
        if source == frame.source[0]:
            return frame
        speaker = who if who is not None and source.holds(who) else last
        return replace(frame, source=(source, *frame.source[1:]), speaker=speaker)

    def _is_mark(self, i: int) -> bool:
        return self._tree.tokens[i].text in QUOTE_MARKS or self._tree.tokens[i].pos == "PUNCT"

    def _is_day_after_name(self, i: int) -> bool:
        return self._tree.tokens[i].lower in _DAYS and self._tree.tokens[i - 1].pos == "PROPN"

    def _own_sentence(self, frame: Frame) -> list[Stretch]:
        """Content as it stands in the cue's sentence; what is quoted, or follows a colon, may go on after it."""
        tree = self._tree
        around = tree.sentence(frame.cue[0].first)
        out: list[Stretch] = []
        for piece in frame.content:
            if any(self._quoted[i] for i in (piece.first, piece.last)) or not any(around.meets(c) for c in frame.content):
                out.append(piece)
            elif around.meets(piece):
                out.append(Stretch(max(piece.first, around.first), min(piece.last, around.last)))
        return out

    def _filled(self, pieces: Sequence[Stretch], taken: set[int]) -> list[Stretch]:
        """Pieces with a few words between them that are of no source and no cue are one."""
        tree, out = self._tree, list[Stretch]()
        for piece in pieces:
            hole = range(out[-1].last + 1, piece.first) if out else range(0)
            if (
                out
                and len(hole) <= _HOLE
                and not taken & set(hole)
                and tree.tokens[out[-1].last].sentence == tree.tokens[piece.first].sentence
            ):
                out[-1] = Stretch(out[-1].first, piece.last)
            else:
                out.append(piece)
        return out

    def _edges(self, pieces: Iterable[Stretch]) -> tuple[Stretch, ...]:
        """Pieces without a credit in front, a conjunction or relative that dangles at the end, or nothing but marks."""
        out = (self._cut(self._uncredited(p)) for p in pieces)
        return tuple(p for p in out if any(self._tree.tokens[i].text[0].isalnum() for i in range(p.first, p.last + 1)))

    def _uncredited(self, piece: Stretch) -> Stretch:
        """ "(A. Berg/Baltic Press) Three ships …" begins after the bracket."""
        tokens = self._tree.tokens
        if tokens[piece.first].text != "(":
            return piece
        end = next((i for i in range(piece.first, min(piece.last, piece.first + _CREDIT + 1)) if tokens[i].text == ")"), None)
        if end is None or not any("/" in tokens[i].text for i in range(piece.first, end)):
            return piece
        return Stretch(end + 1, piece.last)

    def _cut(self, piece: Stretch) -> Stretch:
        last = piece.last
        while last > piece.first and self._dangles(last):
            last -= 1
        return Stretch(piece.first, last)

    def _dangles(self, i: int) -> bool:
        token = self._tree.tokens[i]
        return token.pos == "CCONJ" or token.lower in ("which", "who", "whom")
