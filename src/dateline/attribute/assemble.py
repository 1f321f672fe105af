"""Frames → statements: class, stance, quotation, speaker, chain and nesting."""

from collections.abc import Iterable, Sequence

from dateline.attribute.antecedents import Antecedents, Referent, Watch
from dateline.attribute.chains import chained
from dateline.attribute.cuewords import class_of, cue_lemma
from dateline.attribute.detect import detect
from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import Lexicon, load_lexicon
from dateline.attribute.nesting import Nest, nests
from dateline.attribute.quotations import marked
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.stance import stance_of
from dateline.attribute.tagger import tagged
from dateline.attribute.tree import Stretch, Tree
from dateline.encoder import Encoding, encoded
from dateline.model import Document, Gap, Intermediary, Span, Statement
from dateline.model.statement import Quoted, SpeakerKind

DIRECT_SHARE = 0.8
_WEAK = frozenset({"person", "unknown", "organisation"})


def statements_of(document: Document, encoding: Encoding | None = None, watch: Watch | None = None) -> tuple[Statement, ...]:
    """All statements of a document.

    Args:
        document: what to read.
        encoding: what the encoder knows of it, where that is known already.
        watch: is told of every choice of whom a short form means.
    """
    tree = Tree(document)
    lexicon = load_lexicon()
    kinds = SpeakerKinds(tree)
    frames = chained(tree, detect(tree, lexicon, tagged(encoding or encoded(document))), kinds, lambda f: class_of(tree, f, lexicon))
    maker = _Maker(tree, lexicon, kinds, watch)
    return tuple(maker.statement(n, frame, nest) for n, (frame, nest) in enumerate(zip(frames, nests(frames), strict=True), start=1))


class _Maker:
    """Builds the statements of one document, in text order."""

    def __init__(self, tree: Tree, lexicon: Lexicon, kinds: SpeakerKinds, watch: Watch | None = None) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._kinds = kinds
        self._antecedents = Antecedents(tree, watch)
        self._marks = marked(tree)
        self._named: dict[str, SpeakerKind] = {}

    def statement(self, number: int, frame: Frame, nest: Nest) -> Statement:
        """The statement of one frame; those around it come before it."""
        tree = self._tree
        who = self._antecedents.of(frame.source[0], frame.speaker) if frame.source and frame.speaker is not None else Referent()
        cue_class = class_of(tree, frame, self._lexicon)
        lemma = cue_lemma(tree, frame)
        report = tree.document.report.id
        return Statement(
            id=f"{report}:s{number}",
            source=self._spans(frame.source),
            cue=self._spans(frame.cue),
            content=self._spans(frame.content),
            cue_lemma=lemma,
            cue_class=cue_class,
            quoted=self._quoted(frame),
            stance=stance_of(tree, frame, cue_class, lemma),
            antecedent=who.antecedent,
            candidates=who.candidates,
            speaker_kind=self._kind(frame, who),
            chain=tuple(self._intermediary(r) for r in _once((*frame.relays, *nest.relays))),
            within=f"{report}:s{nest.within + 1}" if nest.within is not None else None,
            gaps=_gaps(frame, who.missing),
            confidence=frame.confidence,
        )

    def _spans(self, stretches: Iterable[Stretch]) -> tuple[Span, ...]:
        return tuple(self._tree.span(s) for s in stretches)

    def _kind(self, frame: Frame, who: Referent) -> SpeakerKind:
        """The kind by the words of the source; a name keeps the most telling kind it had before."""
        if not frame.source or frame.speaker is None:
            return "unknown"
        head = frame.speaker
        stretch = frame.source[0]
        if who.antecedent is not None and self._tree.tokens[head].pos != "NOUN":
            tokens = self._tree.document.tokens_in(who.antecedent)
            inside = {t.i for t in tokens}
            head = next((t.i for t in tokens if t.head not in inside or t.head == t.i), tokens[-1].i)
            stretch = Stretch(self._tree.left[head], max(tokens[-1].i, self._tree.right[head]))
        kind = self._kinds.of(stretch, head)
        if kind == "organisation" and who.human and self._tree.tokens[head].pos == "PROPN":
            kind = "person"
        if who.name is None:
            return kind
        if kind in _WEAK:
            return self._named.get(who.name, kind)
        self._named[who.name] = kind
        return kind

    def _intermediary(self, relay: Relay) -> Intermediary:
        kind = self._kinds.of(relay.name, relay.head)
        cue = self._tree.span(relay.cue) if relay.cue is not None else None
        return Intermediary(span=self._tree.span(relay.name), cue=cue, kind=kind)

    def _quoted(self, frame: Frame) -> Quoted:
        words = inside = 0
        for piece in frame.content:
            for i in range(piece.first, piece.last + 1):
                if self._tree.tokens[i].text[0].isalnum():
                    words += 1
                    inside += self._marks[i]
        if not inside:
            return "indirect"
        return "direct" if inside >= DIRECT_SHARE * words else "mixed"


def _once(relays: Sequence[Relay]) -> list[Relay]:
    """Intermediaries in order, each once, where it stands furthest from the speaker: "… a statement on Facebook, LTR reported"."""
    kept: dict[int, Relay] = {}
    for relay in reversed(relays):
        kept.setdefault(relay.head, relay)
    return list(reversed(kept.values()))


def _gaps(frame: Frame, missing: str | None) -> tuple[Gap, ...]:
    if not frame.source:
        return (Gap(field="speaker", reason="not-stated"),)
    return (Gap(field="speaker", reason=missing),) if missing is not None else ()
