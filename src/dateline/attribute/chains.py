"""Who passed a statement on: "…, according to LTR", "told the BBC", "on Telegram", "was quoted by X as saying", "X, citing Y, reports"."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.sources import agent, name_stretch
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tree import Stretch, Tree, without
from dateline.model import Token
from dateline.model.statement import CueClass

_SPEAKING: frozenset[CueClass] = frozenset({
    "states", "claims", "accuses", "denies", "demands", "warns", "threatens", "promises", "fears", "hopes", "asks", "praises", "condemns", "confirms", "reports",
})  # fmt: skip
_QUOTING = frozenset({"quote", "cite", "report", "describe", "record"})
_PEOPLE = frozenset(
    {
        "official",
        "military",
        "police",
        "party",
        "opposition",
        "witness",
        "victim",
        "ngo",
        "expert",
        "anonymous",
        "agency",
        "outlet",
        "person",
    }
)
_CARRIED = frozenset({"prep", "agent", "dobj", "dative", "advcl", "npadvmod", "acl", "pobj", "pcomp", "conj"})
_CITING = frozenset({"citing", "quoting"})
_DEPTH = 5
_CARRIER_REACH = 12
_ENDS = frozenset({".", "?", "!", ";", ":"})


def chained(tree: Tree, frames: Sequence[Frame], kinds: SpeakerKinds, class_of: Callable[[Frame], CueClass]) -> list[Frame]:
    """The frames with their intermediaries; a frame that only passes another one on is merged into it."""
    passed_on = {_quoting_verb(tree, tree.tokens[f.head]) for f in frames}
    frames = [f for f in frames if f.head not in passed_on]
    kept = {f.head: replace(f, relays=tuple(local_relays(tree, f, kinds))) for f in frames}
    heads = sorted(kept)
    for frame in frames:
        if frame.construction == "phrase":
            for host in _hosts(tree, frame, kept, heads, class_of):
                kept[host] = _relayed(tree, kept[host], frame)
                kept.pop(frame.head, None)
    for token in tree.tokens:
        if token.lower in _CITING:
            _merge_cited(tree, token, kept, kinds)
    return [kept[h] for h in heads if h in kept]


def _relayed(tree: Tree, host: Frame, phrase: Frame) -> Frame:
    """The host with the phrase as its intermediary, and without it in its content."""
    hole = Stretch(phrase.cue[0].first, max(phrase.cue[-1].last, phrase.source[-1].last))
    pieces = (tree.trimmed(p) for c in host.content for p in without(c, [hole]))
    content = tuple(p for p in pieces if p is not None)
    return replace(host, relays=(*host.relays, _relay(phrase)), content=content or host.content)


def _relay(frame: Frame) -> Relay:
    return Relay(name=frame.source[0], cue=frame.cue[0], head=frame.speaker if frame.speaker is not None else frame.source[0].last)


def _hosts(tree: Tree, phrase: Frame, kept: dict[int, Frame], heads: list[int], class_of: Callable[[Frame], CueClass]) -> list[int]:
    """Main verbs of the clause a phrase is said of, if they are cues of speech themselves."""
    out = []
    for content in phrase.content:
        for n in range(bisect_left(heads, content.first), len(heads)):
            if heads[n] > content.last:
                break
            frame = kept.get(heads[n])
            if frame is None or frame.construction == "phrase" or not frame.source or not _is_main(tree, frame.head):
                continue
            if class_of(frame) in _SPEAKING and not any(c.holds(phrase.head) and not _is_last(c, phrase) for c in frame.content):
                out.append(frame.head)
    return out


def _is_last(content: Stretch, phrase: Frame) -> bool:
    """A phrase the parse hung into the end of a content belongs to the whole sentence."""
    return phrase.source[-1].last >= content.last - 1


def _is_main(tree: Tree, i: int) -> bool:
    for _ in range(_DEPTH):
        token = tree.tokens[i]
        if token.dep == "ROOT":
            return True
        if token.dep not in ("conj", "parataxis"):
            return False
        i = token.head
    return False


def _merge_cited(tree: Tree, citing: Token, kept: dict[int, Frame], kinds: SpeakerKinds) -> None:
    """In "Interfax, citing a police source, reports …" the source is the speaker, Interfax passes it on."""
    cited = tree.kid(citing.i, "dobj")
    host = kept.get(_host_of(tree, citing.i))
    if cited is None or host is None or not host.source or host.speaker is None:
        return
    name = name_stretch(tree, cited.i)
    if name is None or kinds.of(name, cited.i) not in _PEOPLE:
        return
    relay = Relay(name=host.source[0], cue=host.cue[0], head=host.speaker)
    cue = (*host.cue, Stretch(citing.i, citing.i))
    kept[host.head] = replace(host, source=(name,), speaker=cited.i, cue=cue, relays=(*host.relays, relay))
    kept.pop(citing.i, None)


def _host_of(tree: Tree, i: int) -> int:
    token = tree.tokens[i]
    if token.dep in ("acl", "appos", "relcl"):  # the participle was hung on the subject
        token = tree.tokens[token.head]
    return token.head


def local_relays(tree: Tree, frame: Frame, kinds: SpeakerKinds) -> Iterable[Relay]:
    """Intermediaries named in the cue's own clause."""
    head = tree.tokens[frame.head]
    if frame.construction == "speech" and head.pos == "PUNCT":
        yield from _posted(tree, frame, kinds)
    if head.pos != "VERB":
        return
    yield from _quoting(tree, head)
    barred = (*frame.content, *frame.source)
    if frame.construction.startswith("pass-"):
        return
    for kid in tree.kids(frame.head, "prep", "dobj", "dative", "advcl", "agent"):
        if kid.lower == "according":
            continue
        carrier = _carrier(tree, kid, barred, kinds, 0)
        if carrier is None:
            continue
        name = name_stretch(tree, carrier.i, barred=barred)
        if name is None:
            continue
        first = tree.tokens[name.first]
        cue = Stretch(kid.i, first.i - 1) if kid.i < first.i else frame.cue[0]
        yield Relay(name=_without_article(tree, name), cue=cue, head=carrier.i)


def _posted(tree: Tree, frame: Frame, kinds: SpeakerKinds) -> Iterable[Relay]:
    """The carrier in what follows a bare name: "— Tomas Rey, in a video posted on Telegram"."""
    if not frame.source:
        return
    start = frame.source[0].last + 1
    while start < len(tree.tokens) and tree.tokens[start].text == ",":
        start += 1
    for token in tree.tokens[start : start + _CARRIER_REACH]:
        if tree.tokens[start].pos != "ADP" or token.text in _ENDS or any(c.holds(token.i) for c in frame.content):
            return
        if token.pos in ("PROPN", "NOUN") and token.dep != "compound" and _is_carrier(tree, token, kinds):
            name = name_stretch(tree, token.i, barred=(*frame.content, *frame.cue))
            if name is not None and name.first > start:
                yield Relay(name=name, cue=Stretch(start, name.first - 1), head=token.i)
            return


def _without_article(tree: Tree, name: Stretch) -> Stretch:
    return name if tree.tokens[name.first].dep != "case" else Stretch(name.first + 1, name.last)


def _carrier(tree: Tree, token: Token, barred: Iterable[Stretch], kinds: SpeakerKinds, depth: int) -> Token | None:
    if depth > _DEPTH or any(b.holds(token.i) for b in barred):
        return None
    if token.pos in ("PROPN", "NOUN") and _is_carrier(tree, token, kinds):
        return token
    for kid in tree.kids(token.i, *_CARRIED):
        if kid.i > token.i and (found := _carrier(tree, kid, barred, kinds, depth + 1)) is not None:
            return found
    return None


def _is_carrier(tree: Tree, token: Token, kinds: SpeakerKinds) -> bool:
    below = tree.below(token.i)
    near = Stretch(max(below.first, token.i - 8), token.i)
    if kinds.is_platform(token.i):
        return tree.tokens[token.head].lower in ("on", "via", "through", "by")
    return kinds.is_outlet(near, token.i) and not kinds.is_audience(token.i)


def _quoting(tree: Tree, verb: Token) -> Iterable[Relay]:
    """The quoting party of "state television quoted the president as saying" and "was quoted by state television as saying"."""
    at = _quoting_verb(tree, verb)
    if at is None:
        return
    quoting = tree.tokens[at]
    passive = tree.kid(quoting.i, "nsubjpass") is not None
    who = agent(tree, quoting.i) if passive else tree.kid(quoting.i, "nsubj")
    name = name_stretch(tree, who.i) if who is not None else None
    if who is not None and name is not None:
        name = Stretch(name.first, min(name.last, verb.i - 2)) if name.first < verb.i <= name.last else name
        yield Relay(name=name, cue=Stretch(quoting.i, quoting.i), head=who.i)


def _quoting_verb(tree: Tree, verb: Token) -> int | None:
    """The verb "quoted" above a "(as) saying"."""
    above = tree.tokens[verb.head]
    if verb.dep not in ("pcomp", "advcl") or above.i == verb.i:
        return None
    if above.lower != "as":
        return above.i if (above.lemma.lower(), verb.lower) == ("quote", "saying") else None
    quoting = tree.tokens[above.head]
    return quoting.i if quoting.lemma.lower() in _QUOTING and quoting.pos == "VERB" else None
