"""Frames → statements: class, stance, quotation, speaker, chain and nesting."""

from collections.abc import Iterable, Sequence

from dateline.attribute.antecedents import Antecedents
from dateline.attribute.chains import chained
from dateline.attribute.detect import detect
from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import Lexicon, base_form, load_lexicon
from dateline.attribute.nesting import Nest, nests
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.stance import stance_of
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.model import Document, Gap, Intermediary, Span, Statement
from dateline.model.statement import CueClass, Quoted, SpeakerKind

DIRECT_SHARE = 0.8
_BY_TIE: dict[str, CueClass] = {"to": "hopes", "obj-to": "demands"}


def statements_of(document: Document) -> tuple[Statement, ...]:
    """All statements of a document."""
    tree = Tree(document)
    lexicon = load_lexicon()
    kinds = SpeakerKinds(tree)
    frames = chained(tree, detect(tree, lexicon), kinds, lambda f: class_of(tree, f, lexicon))
    maker = _Maker(tree, lexicon, kinds)
    return tuple(maker.statement(n, frame, nest) for n, (frame, nest) in enumerate(zip(frames, nests(frames), strict=True), start=1))


def class_of(tree: Tree, frame: Frame, lexicon: Lexicon) -> CueClass:
    """The class of the cue, its particle or preposition taken into account."""
    if frame.construction == "phrase":
        return next(p.cue_class for p in lexicon.phrases if " ".join(p.words) == frame.lemma)
    noun = tree.tokens[frame.head].pos == "NOUN"
    table = lexicon.nouns if noun else lexicon.verbs
    longer = cue_lemma(tree, frame).replace(" ", "_")
    if frame.lemma in lexicon.rejecting and not noun and not _rejects_words(tree, frame, lexicon):
        return "opposes"
    return table.get(longer) or table.get(frame.lemma) or _BY_TIE.get(frame.construction, "states")


def _rejects_words(tree: Tree, frame: Frame, lexicon: Lexicon) -> bool:
    """To reject a claim is to deny it; to reject an election is to oppose it."""
    if not frame.construction.startswith(("obj", "pass-")):
        return True
    return any(base_form(t.lemma) in lexicon.nouns for t in tree.kids(frame.head, "dobj", "nsubjpass"))


def cue_lemma(tree: Tree, frame: Frame) -> str:
    """The base form of the cue with its particle ("call on", "rule out")."""
    if frame.construction == "phrase" or tree.tokens[frame.head].pos != "VERB":
        return frame.lemma
    particle = tree.kid(frame.head, "prt")
    _, _, preposition = frame.construction.partition(":")
    if particle is None and not preposition and frame.construction == "obj-to":
        after = tree.tokens[frame.head + 1] if frame.head + 1 < len(tree.tokens) else None
        preposition = after.lower if after is not None and after.lower in ("on", "for") else ""
    tail = particle.lower if particle is not None else preposition
    return f"{frame.lemma} {tail}".strip()


class _Maker:
    """Builds the statements of one document, in text order."""

    def __init__(self, tree: Tree, lexicon: Lexicon, kinds: SpeakerKinds) -> None:
        self._tree = tree
        self._lexicon = lexicon
        self._kinds = kinds
        self._antecedents = Antecedents(tree)
        self._marks = _marked(tree)
        self._done: list[Statement] = []

    def statement(self, number: int, frame: Frame, nest: Nest) -> Statement:
        """The statement of one frame; those around it come before it."""
        tree = self._tree
        antecedent, missing = (None, False)
        if frame.source and frame.speaker is not None:
            antecedent, missing = self._antecedents.of(frame.source[0], frame.speaker)
        cue_class = class_of(tree, frame, self._lexicon)
        lemma = cue_lemma(tree, frame)
        report = tree.document.report.id
        made = Statement(
            id=f"{report}:s{number}",
            source=self._spans(frame.source),
            cue=self._spans(frame.cue),
            content=self._spans(frame.content),
            cue_lemma=lemma,
            cue_class=cue_class,
            quoted=self._quoted(frame),
            stance=stance_of(tree, frame, cue_class, lemma),
            antecedent=antecedent,
            speaker_kind=self._kind(frame, antecedent),
            chain=tuple(self._intermediary(r) for r in (*frame.relays, *nest.relays)),
            within=f"{report}:s{nest.within + 1}" if nest.within is not None else None,
            gaps=_gaps(frame, missing=missing),
        )
        self._done.append(made)
        return made

    def _spans(self, stretches: Iterable[Stretch]) -> tuple[Span, ...]:
        return tuple(self._tree.span(s) for s in stretches)

    def _kind(self, frame: Frame, antecedent: Span | None) -> SpeakerKind:
        if antecedent is not None:
            tokens = self._tree.document.tokens_in(antecedent)
            inside = {t.i for t in tokens}
            head = next((t for t in tokens if t.head not in inside or t.head == t.i), tokens[-1])
            return self._kinds.of(Stretch(self._tree.left[head.i], tokens[-1].i), head.i)
        if not frame.source or frame.speaker is None:
            return "unknown"
        return self._kinds.of(frame.source[0], frame.speaker)

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


def _marked(tree: Tree) -> list[bool]:
    """For every token whether it stands between quotation marks of its paragraph."""
    from dateline.attribute.quotations import find_quotations

    out = [False] * len(tree.tokens)
    for q in find_quotations(tree):
        out[q.at.first : q.at.last + 1] = [True] * (q.at.last - q.at.first + 1)
    return out


def _gaps(frame: Frame, *, missing: bool) -> tuple[Gap, ...]:
    if not frame.source:
        return (Gap(field="speaker", reason="not-stated"),)
    return (Gap(field="speaker", reason="pronoun"),) if missing else ()
