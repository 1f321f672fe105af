"""What the rules find before it becomes a statement."""

from dataclasses import dataclass, field

from dateline.attribute.tree import Stretch


@dataclass(frozen=True, slots=True, kw_only=True)
class Relay:
    """An intermediary as token stretches: who passes it on, and by which words."""

    name: Stretch
    cue: Stretch | None
    head: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A cue with its source and content, as stretches of tokens.

    Attributes:
        head: token the cue hangs on.
        lemma: the cue in its base form, as it stands in the lexicon.
        construction: how the content is tied to the cue (`that`, `clause`, `obj`, `quote`, …): a key of the lexicon.
        source: the words that name the speaker; empty = not stated.
        speaker: head token of the source.
        cue: words of the cue.
        content: words of what is said.
        relays: intermediaries, nearest to the speaker first.
        confidence: chance that the frame is right; None where a rule found it.
    """

    head: int
    lemma: str
    construction: str
    source: tuple[Stretch, ...]
    speaker: int | None
    cue: tuple[Stretch, ...]
    content: tuple[Stretch, ...]
    relays: tuple[Relay, ...] = field(default=())
    confidence: float | None = None
