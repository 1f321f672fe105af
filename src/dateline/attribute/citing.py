"""Whom a report cites: "Interfax, citing police, reports", "said, citing Suspilne, that", "the Irish Times, which quoted NRK"."""

from collections.abc import Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import base_form
from dateline.attribute.outlets import Outlets
from dateline.attribute.sources import TIME_NOUNS
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.verbs import verb_frame

_CITING = frozenset({"citing", "quoting"})
_WITH_REFERENCE = (
    ("referring", "to"),
    ("based", "on"),
    ("with", "reference", "to"),
    ("with", "a", "reference", "to"),
    ("with", "a", "link", "to"),
)
_NOBODY = frozenset({"no", "nobody", "none", "neither"})  # "citing no one"
_LOOSE = frozenset({"referring", "based"})
_OPENERS = _CITING | {words[0] for words in _WITH_REFERENCE}
_RELATIVE = frozenset({"which", "who", "that"})
_FINITE = frozenset({"cited", "quoted", "cites", "quotes", "spoke", "interviewed", "citing", "quoting"})
_BETWEEN = frozenset({"in", "turn", "itself", "also", "was", "had", "has", "to", "with", "earlier", "later"})
_SPEAKERS = frozenset({
    "official", "military", "police", "party", "opposition", "witness", "victim", "ngo", "expert", "anonymous", "agency", "outlet",
    "person", "document", "evidence", "organisation", "state",
})  # fmt: skip
_ENDS = frozenset({",", ";", ".", ":", "—", "–", "-", ")", "?", "!"})
_REPORTING = frozenset({"report", "write"})
_REASONS = frozenset({
    "concern", "reason", "need", "lack", "fear", "threat", "risk", "difficulty", "cost", "shortage", "weather", "problem", "ground",
    "example", "security", "safety", "health", "pressure", "privacy", "policy", "rule", "law", "decision", "failure", "absence",
    "uncertainty", "violation",
})  # fmt: skip
_RESTING = {
    **dict.fromkeys(("bases", "based", "basing", "relies", "relied"), "on"),
    **dict.fromkeys(("attributes", "attributed", "credits", "credited", "traces", "traced"), "to"),
    **dict.fromkeys(("it", "got", "heard", "learned", "obtained"), "from"),
}  # "which bases its report on", "which attributed the figure to", "which had it from"
_OBJECT = 5  # words between such a verb and its preposition
_LONGEST = 25


class Citations:
    """Merges what is cited into the frame that cites it."""

    def __init__(self, tree: Tree, kinds: SpeakerKinds, outlets: Outlets) -> None:
        self._tree, self._kinds, self._outlets = tree, kinds, outlets

    def merged(self, block: Stretch, frames: Sequence[Frame]) -> list[Frame]:
        """The frames with whoever is cited as their source, and whoever cites as an intermediary."""
        out = list(frames)
        for i in self._tree.words.of(_OPENERS, block):
            token = self._tree.tokens[i]
            if token.lower in _CITING and self._tree.tokens[i + 1].lower in _NOBODY:
                out = [self._cleared(f, Stretch(i, i)) if f.source and f.source[0].holds(i) else f for f in out if f.head != i]
            elif token.lower in _CITING and token.pos != "NOUN":
                out = self._merge(Stretch(i, i), out)
            elif (led := self._with_reference(i)) is not None:
                out = self._merge(led, out)
        return [self._which(f) for f in out if not self._is_relative(f, out)]

    def _with_reference(self, i: int) -> Stretch | None:
        """The words of "with reference to", as agencies write that translate, or of ", based on"."""
        if self._tree.tokens[i].lower == "based" and self._tree.tokens[i - 1].text != ",":
            return None
        words = tuple(t.lower for t in self._tree.tokens[i : i + 4])
        size = next((len(w) for w in _WITH_REFERENCE if words[: len(w)] == w), None)
        return Stretch(i, i + size - 1) if size is not None else None

    def _merge(self, citing: Stretch, frames: list[Frame]) -> list[Frame]:
        at = citing.first
        named = self._cited(citing.last + 1)
        host = self._host(at, frames)
        if host is None and citing.last > at:  # nobody heard "APA reports with reference to the ministry that …"
            host = verb_frame(self._tree, self._tree.tokens[self._tree.tokens[at].head])
            frames = [*frames, host] if host is not None else frames
        if named is None or host is None or host.speaker is None:
            return frames
        name, head = named
        if not self._can_speak(host, name, head) or (self._is_loose(at) and not self._outlets.is_reporter(host.source[0], host.speaker)):
            return frames
        new = self._through(self._reheaded(host, Stretch(at, name.last)), name, head, citing)
        return [new if f is host else f for f in frames if f is host or not (f.head == at or any(c.holds(at) for c in f.cue))]

    def _is_loose(self, at: int) -> bool:
        """Whether only outlets cite with these words: a politician who says something "referring to" another cites nobody."""
        return self._tree.tokens[at].lower in _LOOSE

    def _can_speak(self, host: Frame, name: Stretch, head: int) -> bool:
        """Whether what is cited is somebody or something that says things, and no reason: "citing security concerns"."""
        if self._tree.tokens[name.first].lower in _NOBODY:
            return False
        if self._kinds.of(name, head) in _SPEAKERS or self._outlets.is_one(name, head):
            return True
        plain = self._tree.tokens[head]
        reporter = host.lemma in _REPORTING or (host.speaker is not None and self._outlets.is_reporter(host.source[0], host.speaker))
        return reporter and base_form(plain.lemma) not in _REASONS and plain.pos in ("NOUN", "PROPN")

    def _host(self, at: int, frames: list[Frame]) -> Frame | None:
        """The frame of the one who cites: that of the same sentence whose cue or source is nearest before, else the first behind."""
        sentence = self._tree.sentence(at)
        here = [
            f
            for f in frames
            if sentence.holds(f.head) and f.source and f.speaker is not None and f.head != at and not any(c.holds(at) for c in f.cue)
        ]
        before = [f for f in here if max(f.head if f.head < at else -1, f.source[0].last if f.source[0].first < at else -1) >= 0]
        if not before:
            return self._other_host(at, frames, here)
        return max(before, key=lambda f: (max(x for x in (f.head, f.speaker or -1) if x < at), -len(f.content)))

    def _other_host(self, at: int, frames: Sequence[Frame], here: Sequence[Frame]) -> Frame | None:
        """A frame whose cue the tagger took to be the citing itself, or the one behind: "Citing a spokesman, UNIAN reported"."""
        own = next((f for f in frames if f.head == at and f.source and f.source[0].last < at), None)
        if own is not None:
            verb = self._verb(own, at)
            comma = any(self._tree.tokens[i].text == "," for c in own.content for i in range(c.first, c.last))
            if verb is not None and (comma or len(own.content) > 1):
                return own
        start = self._tree.sentence(at).first
        if any(t.pos in ("VERB", "PROPN") for t in self._tree.tokens[start:at]):
            return None
        return min((f for f in here if f.source[0].first > at), key=lambda f: f.source[0].first, default=None)

    def _verb(self, host: Frame, at: int) -> int | None:
        """The verb of the one who cites: before the citing, or behind whom it cites."""
        before = (i for i in range(at - 1, host.source[0].last, -1) if self._tree.tokens[i].pos == "VERB")
        commas = (i + 1 for i in range(at + 1, host.content[-1].last) if self._tree.tokens[i].text == ",")
        behind = (i for i in commas if self._tree.tokens[i].tag in ("VBZ", "VBD", "VBP"))
        return next(before, next(behind, None))

    def _reheaded(self, host: Frame, citing: Stretch) -> Frame:
        """The host without the citing in its content, and with the verb beside it as its cue."""
        at = citing.first
        if host.head != at:
            return self._cleared(host, citing)
        verb = self._verb(host, at)
        if verb is None:
            return self._cleared(host, citing)
        host = self._cleared(host, Stretch(at, max(verb, citing.last)))
        return replace(host, head=verb, lemma=base_form(self._tree.tokens[verb].lemma), cue=(Stretch(verb, verb),), construction="that")

    def _cited(self, first: int) -> tuple[Stretch, int] | None:
        """The words for whoever is cited: up to a comma, a "that" of what is said, or a relative clause."""
        last = first - 1
        sentence = self._tree.sentence(first)
        for i in range(first, min(sentence.last, first + _LONGEST) + 1):
            token = self._tree.tokens[i]
            if token.text in _ENDS or token.lower == "that" or (token.tag in ("VBD", "VBZ", "VBP") and not self._inside(i, first)):
                break
            last = i
        while last >= first and (self._tree.tokens[last].lower in TIME_NOUNS or self._tree.tokens[last].pos in ("ADP", "CCONJ", "AUX")):
            last -= 1
        if last < first:
            return None
        name = Stretch(first, last)
        inside = range(first, last + 1)
        outside = [i for i in inside if not name.holds(self._tree.tokens[i].head)]
        nouns = [i for i in outside if self._tree.tokens[i].pos in ("NOUN", "PROPN", "PRON", "X")]
        return name, next(iter(nouns), next((i for i in inside if self._tree.tokens[i].pos in ("NOUN", "PROPN")), last))

    def _inside(self, i: int, first: int) -> bool:
        """Whether a verb belongs to a clause about whoever is cited: "people who saw it"."""
        return any(t.lower in ("who", "whom", "whose") for t in self._tree.tokens[first:i])

    def _cleared(self, host: Frame, hole: Stretch) -> Frame:
        """The host without the citing words in its source and content."""
        source = host.source[0]
        if source.meets(hole) and source.first < hole.first:
            trimmed = self._tree.trimmed(Stretch(source.first, hole.first - 1))
            host = replace(host, source=(trimmed,) if trimmed is not None else host.source)
        pieces = []
        for c in host.content:
            if not c.meets(hole):
                pieces.append(c)
                continue
            if c.first < hole.first and (left := self._tree.trimmed(Stretch(c.first, hole.first - 1))) is not None:
                pieces.append(left)
            if c.last > hole.last and (right := self._tree.trimmed(Stretch(hole.last + 1, c.last))) is not None:
                pieces.append(right)
        return replace(host, content=tuple(pieces) or host.content)

    def _through(self, host: Frame, name: Stretch, head: int, citing: Stretch) -> Frame:
        relay = Relay(name=host.source[0], cue=host.cue[0], head=host.speaker if host.speaker is not None else host.source[0].last)
        relays = (relay, *(r for r in host.relays if not r.name.meets(name)))
        found = replace(
            host, source=(name,), speaker=head, cue=(*host.cue, citing) if citing.first > host.cue[-1].last else host.cue, relays=relays
        )
        return self._which(found)

    def _which(self, frame: Frame) -> Frame:
        """The frame spoken through its source, where a relative clause says that this quoted another: "NHK, which in turn quoted Kyodo"."""
        if not frame.source or frame.speaker is None:
            return frame
        source = frame.source[0]
        at = self._relative_in(source)
        if at is None:
            return frame
        verb, name, head = at
        if self._kinds.of(name, head) not in _SPEAKERS and not self._outlets.is_one(name, head):
            return frame
        which = next(i for i in range(verb, source.first, -1) if self._tree.tokens[i].lower in _RELATIVE)
        outer = self._tree.trimmed(Stretch(source.first, which - 1))
        if outer is None:
            return frame
        trimmed = replace(frame, source=(outer,), speaker=min(frame.speaker, outer.last))
        if not self._outlets.is_reporter(outer, trimmed.speaker or outer.last):
            return frame
        return self._through(self._cleared(trimmed, Stretch(which, name.last)), name, head, Stretch(verb, verb))

    def _relative_in(self, source: Stretch) -> tuple[int, Stretch, int] | None:
        """The quoting verb of a relative clause in or right behind a source, with whoever it quotes."""
        tokens = self._tree.tokens
        sentence = self._tree.sentence(source.first)
        for i in range(source.first + 1, min(source.last + 3, sentence.last)):
            if tokens[i].lower not in _RELATIVE:
                continue
            at = i + 1
            while at < sentence.last and tokens[at].lower in _BETWEEN:
                at += 1
            verb = at
            behind = self._behind(verb, sentence.last)
            if behind is None:
                return None
            at = behind
            while at < sentence.last and tokens[at].lower in ("to", "with"):
                at += 1
            named = self._cited(at)
            return (verb, *named) if named is not None else None
        return None

    def _behind(self, verb: int, last: int) -> int | None:
        """Where whoever is quoted begins behind the verb: "quoted | X", "bases its report on | X", "attributed the figure to | X"."""
        tokens = self._tree.tokens
        if tokens[verb].lower in _FINITE:
            return verb + 1
        prep = _RESTING.get(tokens[verb].lower)
        near = range(verb + 1, min(verb + _OBJECT, last) + 1)
        return next((i + 1 for i in near if tokens[i].lower == prep), None) if prep else None

    def _is_relative(self, frame: Frame, frames: Sequence[Frame]) -> bool:
        """Whether the frame is no more than the "which cited" of another one's source."""
        if (
            frame.speaker is None
            or self._tree.tokens[frame.speaker].lower not in _RELATIVE
            or self._tree.tokens[frame.head].lower not in _FINITE | _RESTING.keys()
        ):
            return False
        for other in frames:
            if other is not frame and other.source and (at := self._relative_in(other.source[0])) is not None and at[0] == frame.head:
                return True
        return False
