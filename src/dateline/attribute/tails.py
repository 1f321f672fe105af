"""Who passed on the whole of a sentence, said at its end: "…, El Mundo reports.", "… (via Interfax).", "… (TASS)", "… – SANA"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import base_form, load_lexicon
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.telling import closing_frame
from dateline.attribute.tree import Stretch, Tree, without

_REPORTING = frozenset({
    "report", "say", "write", "reveal", "add", "note", "quote", "cite", "learn", "claim", "announce", "disclose", "relay", "understand", "hear",
})  # fmt: skip
_DASHES = frozenset({"–", "—", "-", "--", "/"})
_LEADS = frozenset({"via", "by", "from", "per", "through"})
_SOURCES = frozenset({"source", "sources"})
_SIZE = 14


def with_tails(tree: Tree, block: Stretch, frames: Sequence[Frame], outlets: Outlets) -> list[Frame]:
    """The frames with the intermediaries that their sentences name last and that no other frame speaks of."""
    out = list(frames)
    for n in range(tree.tokens[block.first].sentence, tree.tokens[block.last].sentence + 1):
        first = tree.document.sentences[n].first
        sentence = tree.sentence(first)
        here = [f for f in out if sentence.holds(f.head) and f.source]
        for relay, hole in _tails(tree, sentence, outlets):
            if not here and (said := _said(tree, Stretch(sentence.first, hole.first - 1))) is not None:
                here = [said]
                out.append(said)
            host = _host(here, hole, relay.name)
            if host is not None and not any(relay.name.meets(r.name) for r in host.relays):
                new = _without(tree, host, hole)
                out[out.index(host)] = replace(new, relays=(*host.relays, relay))
                break
    return out


def _said(tree: Tree, whole: Stretch) -> Frame | None:
    """What somebody says in a sentence that is credited and that nobody heard: "The dam is holding, say engineers (source: ANSA)"."""
    speech = load_lexicon().speech
    verbs = (t for t in reversed(tree.tokens[whole.first : whole.last + 1]) if t.pos == "VERB" and base_form(t.lemma) in speech)
    return next((f for t in verbs if (f := closing_frame(tree, t.i, whole)) is not None), None)


def _host(frames: Sequence[Frame], hole: Stretch, name: Stretch) -> Frame | None:
    """The outermost frame that ends before the tail, or holds it only in its content."""
    taken = [f for f in frames if any(s.meets(name) for s in (*f.source, *f.cue))]
    if taken:
        return None
    before = [f for f in frames if f.head < hole.first]
    outer = [f for f in before if not any(o is not f and any(c.holds(f.head) for c in o.content) for o in before)]
    return max(outer, key=lambda f: f.head, default=None)


def _without(tree: Tree, host: Frame, hole: Stretch) -> Frame:
    pieces = [p for c in host.content for part in without(c, [hole]) if (p := tree.trimmed(part)) is not None]
    return replace(host, content=tuple(pieces) or host.content)


def _tails(tree: Tree, sentence: Stretch, outlets: Outlets) -> Iterator[tuple[Relay, Stretch]]:
    last = sentence.last
    while last > sentence.first and not tree.tokens[last].text[-1].isalnum():
        last -= 1
    for i in range(last, max(sentence.first, last - _SIZE), -1):
        text = tree.tokens[i].text
        if text in (",", "”", '"'):
            found = _reported(tree, i + 1, last, outlets)
        elif text == "(" or text in _DASHES:
            found = _credited(tree, i + 1, last, outlets)
        else:
            continue
        if found is not None:
            yield found, Stretch(i, last)
            return


def _reported(tree: Tree, first: int, last: int, outlets: Outlets) -> Relay | None:
    """An outlet with its verb: "El Mundo reports", "reported Reuters", "according to RFI", "Interfax said on Monday"."""
    for i in range(first, last + 1):
        token = tree.tokens[i]
        if token.pos in ("VERB", "NOUN", "PROPN", "AUX") and base_form(token.lemma) in _REPORTING:
            start = first if i > first else i + 1
            named = noun_phrase(tree, start, i - 1 if i > first else last)
            if named is not None and (i == first or _follows(tree, named[0].last, i)) and _reports(tree, i, named, outlets):
                return Relay(name=named[0], cue=Stretch(i, i), head=named[1])
            return None
    words = [tree.tokens[i].lower for i in (first, min(first + 1, last))]
    if words == ["according", "to"] or words[0] in ("via", "per"):
        start = first + (2 if words[0] == "according" else 1)
        named = noun_phrase(tree, start, last) if start <= last else None
        if named is not None and outlets.is_one(*named):
            return Relay(name=named[0], cue=Stretch(first, start - 1), head=named[1])
    return None


def _reports(tree: Tree, verb: int, named: tuple[Stretch, int], outlets: Outlets) -> bool:
    """Whether a name is that of an outlet, or of whatever else reports at the end of what another one said: "…, Kabar reports"."""
    if outlets.is_one(*named):
        return True
    name, head = named
    reports = base_form(tree.tokens[verb].lemma) == "report" and tree.tokens[verb].tag in ("VBZ", "VBD")
    return reports and tree.tokens[head].pos == "PROPN" and tree.tokens[name.first].text[0].isupper() and outlets.is_unknown(name)


def _follows(tree: Tree, end: int, verb: int) -> bool:
    """Whether nothing but adverbs and auxiliaries stands between the name and the verb."""
    return all(t.pos in ("ADV", "AUX", "PART") or t.text == "," for t in tree.tokens[end + 1 : verb])


def _credited(tree: Tree, first: int, last: int, outlets: Outlets) -> Relay | None:
    """A name alone behind a dash or in brackets, or with "via"."""
    start = first + 1 if tree.tokens[first].lower in _LEADS else first
    if tree.tokens[first].lower in _SOURCES and first + 1 < last and tree.tokens[first + 1].text == ":":
        start = first + 2
    named = noun_phrase(tree, start, last) if start <= last else None
    if named is None or named[0].first != start or named[0].last != last or not outlets.is_one(*named):
        return None
    cue = Stretch(first, first) if start > first else None
    return Relay(name=named[0], cue=cue, head=named[1])
