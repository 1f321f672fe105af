"""Tagged frames put right where news of any kind leaves no doubt: stray pieces, sentences run together, edges, datelines, summonses."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from dateline.attribute.continued import continued, opens
from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.quotations import marked
from dateline.attribute.sources import naming
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree, without
from dateline.attribute.verbs import verb_frame

_HOLE = 4  # words a tagger may skip inside a content
_NEXT = 2  # words from a cue to what it introduces: "called it", "said that"
_CREDIT = 6  # words of a photographer and an agency in brackets
_PLACE_WORDS = 4
_LINKS = frozenset({"which", "who", "whom", "whose", "that", "where"})
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday", "today", "yesterday"})
_TO_A_PLACE = frozenset({"call", "summon"})
_TO_A_POST = frozenset({"name", "appoint", "elect"})
_FINITE = frozenset({"that", "clause", "quote"})
_SEMICOLON = frozenset({";"})


def mended(tree: Tree, lexicon: Lexicon, frames: Iterable[Frame]) -> list[Frame]:
    """The tagged frames that are statements, each with the edges it should have, and those that were swallowed by the one before."""
    return _Mender(tree, lexicon).all(list(frames))


class _Mender:
    """Mends the frames of one document."""

    def __init__(self, tree: Tree, lexicon: Lexicon) -> None:
        self._tree, self._lexicon = tree, lexicon
        self._swallowed: list[Stretch] = []
        self._quoted = marked(tree)

    def all(self, frames: Sequence[Frame]) -> list[Frame]:
        """All frames, in the order given, and after them those of sentences that were cut off."""
        taken = {i for f in frames for s in (*f.source, *f.cue) for i in range(s.first, s.last + 1)}
        out = []
        for frame in continued(self._tree, frames, taken):
            if self._is_dateline(frame) or self._is_summons(frame):
                continue
            new = self._with_source(frame)
            pieces = self._edges(self._filled(self._own_part(new, self._unstrayed(new, self._own_sentence(new))), taken))
            if pieces:
                out.append(replace(new, content=pieces))
        return out + list(self._set_free(taken))

    def _set_free(self, taken: set[int]) -> Iterator[Frame]:
        """Who says what in sentences that a content had run into: by rule, since the tagger saw no cue there."""
        for piece in self._swallowed:
            for token in self._tree.tokens[piece.first : piece.last + 1]:
                if token.pos == "VERB" and token.i not in taken and base_form(token.lemma) in self._lexicon.speech:
                    frame = verb_frame(self._tree, token)
                    if frame is not None and frame.speaker is not None and frame.construction in _FINITE and frame.content:
                        yield self._in_part(frame)

    def _own_part(self, frame: Frame, pieces: Sequence[Stretch]) -> list[Stretch]:
        """Content on the cue's own side of a semicolon behind or before which somebody else speaks: "A, the union said; police said B"."""
        part = self._part(frame.cue[0].first)
        beyond = [q for p in pieces for q in without(p, [part])]
        kept = [Stretch(max(p.first, part.first), min(p.last, part.last)) for p in pieces if part.meets(p)]
        if not kept or any(self._is_quoted(p) for p in beyond):
            return list(pieces)
        spoken = [other for other in map(self._part, (p.first for p in beyond)) if self._is_spoken(other)]
        self._swallowed += spoken
        return self._before_next_cue(frame, kept if spoken else pieces)

    def _before_next_cue(self, frame: Frame, pieces: Sequence[Stretch]) -> list[Stretch]:
        """Content up to a second verb of the same speaker: "described it as revenge | and called for protests"."""
        head, last = self._tree.tokens[frame.head], pieces[-1]
        for verb in self._tree.kids(frame.head, "conj"):
            inside = last.first + 1 < verb.i <= last.last and self._tree.tokens[verb.i - 1].pos == "CCONJ" and not self._quoted[verb.i]
            if inside and verb.tag == head.tag and head.pos == "VERB" and base_form(verb.lemma) in self._lexicon.verbs:
                return [*pieces[:-1], Stretch(last.first, verb.i - 2)]
        return list(pieces)

    def _in_part(self, frame: Frame) -> Frame:
        """The frame of a verb that was cut off, with what stands behind it where the parse gave it words beyond a semicolon."""
        part = self._part(frame.cue[0].first)
        if all(part.contains(c) for c in frame.content):
            return frame
        end = max(s.last for s in (*frame.cue, *frame.source))
        rest = self._tree.trimmed(Stretch(end + 1, part.last)) if end < part.last else None
        return replace(frame, content=(rest,)) if rest is not None else frame

    def _part(self, i: int) -> Stretch:
        """The sentence of token `i`, or what of it stands between semicolons."""
        around = self._tree.sentence(i)
        marks = [k for k in self._tree.words.of(_SEMICOLON, around) if not self._quoted[k]]
        first = max((k + 1 for k in marks if k < i), default=around.first)
        return Stretch(first, min((k - 1 for k in marks if k > i), default=around.last))

    def _is_spoken(self, part: Stretch) -> bool:
        """Whether a finite verb of speech with a subject of its own stands there."""
        verbs = (self._tree.tokens[i] for i in self._tree.lemmas.of(self._lexicon.speech, part))
        return any(v.tag in ("VBD", "VBZ", "VBP") and self._tree.kid(v.i, "nsubj") is not None for v in verbs)

    def _is_dateline(self, frame: Frame) -> bool:
        """Whether what precedes the colon is where the report was written: "lucknow: the governor has …", "PUNE: …"."""
        tree, cue = self._tree, frame.cue[0]
        if cue.first != cue.last or tree.tokens[cue.first].text != ":" or not frame.source:
            return False
        source = frame.source[0]
        opens = source.first == 0 or tree.passage(source.first - 1) != tree.passage(source.first)
        if not opens or source.last + 1 != cue.first or source.last - source.first >= _PLACE_WORDS:
            return False
        words = [t.text for t in tree.tokens[source.first : source.last + 1] if t.text[0].isalpha()]
        placed = any(source.holds(m.head) and m.label in ("GPE", "LOC") for m in tree.document.mentions)
        plain = all(w.islower() for w in words) or (placed and all(w.isupper() for w in words))
        return plain and not any(self._quoted[c.first] for c in frame.content)

    def _is_summons(self, frame: Frame) -> bool:
        """Whether somebody is sent for, or given a post: "crews were called to the quay", "was named to the board"; nothing is said in it."""
        tree, lemma = self._tree, base_form(self._tree.tokens[frame.head].lemma)
        if frame.source or tree.kid(frame.head, "auxpass") is None:
            return False
        if lemma in _TO_A_POST:
            return not any(k.lower == "as" for k in tree.kids(frame.head, "prep", "advcl"))
        to = next((k for k in tree.kids(frame.head, "prep", "dative") if k.lower in ("to", "out")), None)
        spoken = tree.kid(frame.head, "xcomp", "oprd", "ccomp") is not None
        return lemma in _TO_A_PLACE and to is not None and tree.kid(to.i, "pobj") is not None and not spoken

    def _with_source(self, frame: Frame) -> Frame:
        """The frame without what clings to its source: a conjunction, a mark, a relative, a day, a participle before the subject."""
        if not frame.source:
            return frame
        tree = self._tree
        first, last = frame.source[0].first, frame.source[0].last
        while first < last and (tree.tokens[first].lower in ("and", "but") or self._is_mark(first)):
            first += 1
        for i in range(last - 1, first - 1, -1):
            if tree.tokens[i].text in (")", "]") and not any(tree.tokens[j].text in ("(", "[") for j in range(first, i)):
                first = i + 1
                break
        if tree.tokens[first].tag == "VBG" and tree.tokens[first].dep not in ("amod", "compound"):
            comma = next((i for i in range(first, last) if tree.tokens[i].text == ","), None)
            first = comma + 1 if comma is not None else first
        last = self._whole_clauses(first, last)
        while last > first and self._clings(last):
            last -= 1
        source = Stretch(first, last)
        if source == frame.source[0]:
            return frame
        speaker = frame.speaker if frame.speaker is not None and source.holds(frame.speaker) else naming(tree, source)
        return replace(frame, source=(source, *frame.source[1:]), speaker=speaker)

    def _whole_clauses(self, first: int, last: int) -> int:
        """The end of a source without a relative clause that is cut in its middle: "a spokesman for the port, | who spoke | on condition …"."""
        for i in range(first + 1, last + 1):
            if self._tree.tokens[i].dep == "relcl" and self._tree.right[i] > last and first < self._tree.left[i] <= last:
                return self._tree.left[i] - 1
        return last

    def _is_mark(self, i: int) -> bool:
        return self._tree.tokens[i].text in QUOTE_MARKS or self._tree.tokens[i].pos == "PUNCT"

    def _clings(self, i: int) -> bool:
        """Whether the last word of a source leads on to something else: a relative, a comma, "on" before a day, a day behind a name."""
        token, after = self._tree.tokens[i], self._tree.tokens[min(i + 1, len(self._tree.tokens) - 1)]
        if token.lower in _LINKS or token.text == ",":
            return True
        if token.pos == "ADP":
            return after.lower in _DAYS
        return token.lower in _DAYS and self._tree.tokens[i - 1].pos == "PROPN"

    def _own_sentence(self, frame: Frame) -> list[Stretch]:
        """Content as it stands in the cue's sentence; what is quoted, or follows a colon, may go on after it."""
        tree = self._tree
        around = tree.sentence(frame.cue[0].first)
        out: list[Stretch] = []
        for piece in frame.content:
            if self._is_quoted(piece) or not any(around.meets(c) for c in frame.content):
                out.append(piece)
            elif around.meets(piece):
                if piece.last > around.last and not any(self._quoted[around.last + 1 : piece.last + 1]):
                    self._swallowed.append(Stretch(around.last + 1, piece.last))
                out.append(Stretch(max(piece.first, around.first), min(piece.last, around.last)))
        return out

    def _is_quoted(self, piece: Stretch) -> bool:
        """Whether the piece opens or ends in a quotation, balanced or not."""
        return self._quoted[piece.first] or self._quoted[piece.last] or opens(self._tree, piece.first)

    def _unstrayed(self, frame: Frame, pieces: Sequence[Stretch]) -> list[Stretch]:
        """Without a noun left of the speaker that belongs to another verb: "Unveiling | the plan |, the mayor called | it a start |"."""
        if not pieces[1:] or not frame.source:
            return list(pieces)
        pieces = self._outside_source(frame, pieces)
        if not pieces[1:]:
            return list(pieces)
        first, source, cue = pieces[0], frame.source[0], frame.cue[0]
        stray = first.last < source.first < cue.first < pieces[1].first <= cue.last + _NEXT
        if (
            not stray
            or self._is_quoted(first)
            or any(self._tree.tokens[i].pos in ("VERB", "AUX") for i in range(first.first, first.last + 1))
        ):
            return list(pieces)
        head = naming(self._tree, first)
        governor = self._tree.tokens[head]
        bare = self._tree.tokens[first.first].lower in _LINKS or self._tree.tokens[first.first].tag.startswith("W")
        owned = governor.head in range(cue.first, cue.last + 1) or governor.dep not in ("dobj", "pobj", "conj")
        return list(pieces) if bare or owned else list(pieces[1:])

    def _outside_source(self, frame: Frame, pieces: Sequence[Stretch]) -> Sequence[Stretch]:
        """Without what stands in a clause about the speaker: "…, one teacher, who asked | not to be named |, told the station"."""
        clauses = [self._tree.below(c.i) for c in self._tree.kids(frame.speaker, "relcl")] if frame.speaker is not None else []
        free = [p for p in pieces if self._is_quoted(p) or not any(c.contains(p) and not c.meets(frame.cue[0]) for c in clauses)]
        return free or pieces

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
        """The credit of a picture in brackets is no part: "(A. Berg/Baltic Press) Three ships …"."""
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
