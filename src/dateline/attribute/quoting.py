"""Who is quoted by whom: "state television quoted the president as saying", "was quoted by the Times as saying", "quoted as saying by TASS"."""

from collections.abc import Sequence

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import Lexicon, base_form
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.sources import TIME_NOUNS, name_stretch, naming, subject
from dateline.attribute.telling import TELLING
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree
from dateline.model import Token

_QUOTING = frozenset({"quote", "cite", "report", "paraphrase", "record", "show", "describe", "hear", "film"})
_BARE = frozenset({"quote", "show", "hear", "film", "record"})  # "quoted him saying" needs no "as"
_CITING = frozenset({"quote", "cite"})
_MEETING = frozenset({"interview", "feature", "air", "broadcast"}) | _QUOTING  # "aired a man who said"
_STOPS = frozenset({".", "?", "!", ";", ":"})
_LEADS = frozenset({"by", "in", "on"})
_REACH = 30


def quoted_frames(
    tree: Tree, block: Stretch, frames: Sequence[Frame], lexicon: Lexicon, outlets: Outlets
) -> tuple[list[Frame], frozenset[int]]:
    """The frames with those of quoting verbs replaced by what the quoted ones say, and the quoting verbs."""
    out = list(frames)
    quoting = set()
    for token in (tree.tokens[i] for i in tree.lemmas.of(_MEETING, block)):
        if token.tag in ("VBD", "VBZ", "VBP", "VBN", "VBG", "VB"):
            limit = _limit(tree, token.i, frames)
            found = _quoted(tree, token, lexicon, limit) if base_form(token.lemma) in _QUOTING else None
            found = found if found is not None else _who_says(tree, token, lexicon, outlets) or _colon(tree, token, limit)
            if found is not None:
                out = [f for f in out if not _replaced(f, token.i, found)]
                out.append(found)
                quoting.add(token.i)
    return out, frozenset(quoting)


def _replaced(frame: Frame, quoting: int, found: Frame) -> bool:
    """Whether a frame is about the same quoting, or about a saying that is no more than its form."""
    heads = {quoting, found.head}
    return frame.head in heads or any(c.holds(h) for c in frame.cue for h in heads)


def _limit(tree: Tree, quoting: int, frames: Sequence[Frame]) -> Stretch:
    """The sentence, or what of it somebody else says."""
    limit = tree.sentence(quoting)
    for c in (c for f in frames for c in f.content):
        if (
            c.holds(quoting)
            and tree.tokens[c.first].i < quoting
            and limit.contains(c)
            and c.last < limit.last
            and not any(c is d for f in frames if abs(f.head - quoting) <= 1 for d in f.content)
        ):
            limit = c
    return limit


def _quoted(tree: Tree, quoting: Token, lexicon: Lexicon, limit: Stretch) -> Frame | None:
    saying = _saying(tree, quoting, lexicon)
    if saying is None:
        return None
    passive = _is_passive(tree, quoting)
    who, by = _passive(tree, quoting, saying) if passive else _active(tree, quoting, saying)
    if who is None:
        return None
    head = naming(tree, who)
    content = _content(tree, quoting, saying, who, by, limit)
    if content is None:
        return None
    relay = Relay(name=by, cue=Stretch(quoting.i, quoting.i), head=naming(tree, by)) if by is not None else None
    return Frame(
        head=saying,
        lemma=base_form(tree.tokens[saying].lemma),
        construction="clause",
        source=(who,),
        speaker=head,
        cue=(Stretch(saying, saying),),
        content=(content,),
        relays=(relay,) if relay is not None else (),
    )


def _who_says(tree: Tree, quoting: Token, lexicon: Lexicon, outlets: Outlets) -> Frame | None:
    """In "AFP cites a port worker who says he saw …": the worker speaks, through whoever cites, shows or interviews."""
    whom = tree.kid(quoting.i, "dobj")
    clause = next((k for k in tree.kids(whom.i, "relcl") if base_form(k.lemma) in lexicon.speech), None) if whom is not None else None
    who = tree.kid(clause.i, "nsubj") if clause is not None else None
    said = tree.kid(clause.i, "ccomp") if clause is not None else None
    if whom is None or clause is None or said is None or who is None or who.lower not in ("who", "which", "that") or said.i < clause.i:
        return None
    by = subject(tree, quoting.i)
    through = name_stretch(tree, by.i, barred=(Stretch(quoting.i, quoting.i),)) if by is not None and by.i < quoting.i else None
    name = tree.trimmed(Stretch(max(tree.left[whom.i], quoting.i + 1), who.i - 1))
    content = tree.trimmed(Stretch(clause.i + 1, tree.right[said.i]))
    if by is None or through is None or name is None or content is None:
        return None
    if base_form(quoting.lemma) not in _CITING and not outlets.is_reporter(through, by.i, "ngo"):
        return None
    return _frame(tree, clause.i, name, through, content, quoting.i)


def _colon(tree: Tree, quoting: Token, limit: Stretch) -> Frame | None:
    """In "Local media quoted the mother: “…”": the mother speaks."""
    whom = tree.kid(quoting.i, "dobj")
    by = subject(tree, quoting.i)
    if whom is None or by is None or base_form(quoting.lemma) not in _CITING or not by.i < quoting.i < whom.i:
        return None
    at = next((i for i in range(whom.i + 1, min(limit.last, whom.i + _REACH)) if tree.tokens[i].text == ":"), None)
    if at is None or tree.tokens[at + 1].text not in QUOTE_MARKS | {"'", "‘"}:
        return None
    through = name_stretch(tree, by.i, barred=(Stretch(quoting.i, quoting.i),))
    name, content = tree.trimmed(Stretch(quoting.i + 1, at - 1)), tree.trimmed(Stretch(at + 1, limit.last))
    return _frame(tree, at, name, through, content, quoting.i) if name is not None and content is not None and through is not None else None


def _frame(tree: Tree, head: int, name: Stretch, through: Stretch, content: Stretch, quoting: int) -> Frame:
    return Frame(
        head=head,
        lemma=base_form(tree.tokens[head].lemma),
        construction="clause",
        source=(name,),
        speaker=naming(tree, name),
        cue=(Stretch(head, head),),
        content=(content,),
        relays=(Relay(name=through, cue=Stretch(quoting, quoting), head=naming(tree, through)),),
    )


def _saying(tree: Tree, quoting: Token, lexicon: Lexicon) -> int | None:
    """The "saying" behind a quoting verb."""
    sentence = tree.sentence(quoting.i)
    for i in range(quoting.i + 1, min(sentence.last, quoting.i + _REACH) + 1):
        token = tree.tokens[i]
        if token.text in _STOPS or token.tag in ("VBD", "VBZ", "VBP", "MD") or token.lower == "that":
            return None
        gerund = token.lower.endswith("ing") and token.pos in ("VERB", "AUX") and base_form(token.lemma) in lexicon.verbs
        before = tree.tokens[i - 1].lower if tree.tokens[i - 1].pos != "ADV" else tree.tokens[i - 2].lower
        bare = base_form(quoting.lemma) in _BARE and base_form(token.lemma) in lexicon.speech and i > quoting.i + 1
        if token.lower == "having" and before == "as" and i < sentence.last and tree.tokens[i + 1].tag in ("VBN", "VBD"):
            return i + 1
        if gerund and (before == "as" or bare):
            return i
        if token.tag == "VBG" and base_form(quoting.lemma) in _BARE:  # "filmed protecting and reporting": no saying is filmed
            return None
    return None


def _is_passive(tree: Tree, quoting: Token) -> bool:
    """Whether the verb is done to its subject: "was quoted", "the mayor, quoted by the Times as saying, …"."""
    if quoting.tag not in ("VBN", "VBD"):
        return False
    if tree.kid(quoting.i, "auxpass", "nsubjpass") is not None:
        return True
    before = [t for t in tree.tokens[max(0, quoting.i - 3) : quoting.i] if t.pos != "ADV"]
    if before and before[-1].lower in ("was", "were", "been", "is", "are", "being"):
        return True
    after = tree.tokens[quoting.i + 1].lower if quoting.i + 1 < len(tree.tokens) else ""
    return after in ("by", "as")


def _active(tree: Tree, quoting: Token, saying: int) -> tuple[Stretch | None, Stretch | None]:
    last = saying - 1
    while last > quoting.i and (tree.tokens[last].lower in ("as", "having") or tree.tokens[last].pos == "ADV"):
        last -= 1
    who = tree.trimmed(Stretch(quoting.i + 1, last)) if last > quoting.i else None
    by = subject(tree, quoting.i)
    name = name_stretch(tree, by.i, barred=(Stretch(quoting.i, quoting.i),)) if by is not None else None
    if name is None or name.first > quoting.i:
        name = _before(tree, quoting.i)
    return who, name


def _passive(tree: Tree, quoting: Token, saying: int) -> tuple[Stretch | None, Stretch | None]:
    whom = tree.kid(quoting.i, "nsubjpass", "nsubj")
    whom = whom if whom is not None else tree.tokens[quoting.head] if quoting.dep in ("acl", "relcl") else None
    who = name_stretch(tree, whom.i, barred=(Stretch(quoting.i, quoting.i),)) if whom is not None else _before(tree, quoting.i)
    if who is None or who.first > quoting.i:
        who = _before(tree, quoting.i)
    sentence = tree.sentence(saying)
    for start, end in ((quoting.i + 1, saying - 1), (saying + 1, sentence.last)):
        at = start
        while (
            at <= end and (tree.tokens[at].pos == "ADV" or tree.tokens[at].lower in ("on", *TIME_NOUNS)) and tree.tokens[at].lower != "by"
        ):
            at += 1
        if (
            at < end
            and tree.tokens[at].lower in _LEADS
            and (named := noun_phrase(tree, at + 1, end)) is not None
            and _is_name(tree, named[1])
        ):
            return who, named[0]
    return who, None


def _is_name(tree: Tree, head: int) -> bool:
    return tree.tokens[head].lower not in TIME_NOUNS


def _before(tree: Tree, verb: int) -> Stretch | None:
    """The words between the last comma or the start of the sentence and the verb's auxiliaries."""
    last = verb - 1
    first = tree.sentence(verb).first
    while last >= first and (tree.tokens[last].pos in ("AUX", "ADV") or tree.tokens[last].text == ","):
        last -= 1
    start = last
    while start > first and tree.tokens[start - 1].pos in ("DET", "ADJ", "NOUN", "PROPN", "NUM", "X", "PART"):
        start -= 1
    return tree.trimmed(Stretch(start, last)) if start <= last else None


def _content(tree: Tree, quoting: Token, saying: int, who: Stretch, by: Stretch | None, sentence: Stretch) -> Stretch | None:
    """What follows "saying", or what stood before the whole where nothing follows."""
    start = saying + 1
    if by is not None and by.first > saying:
        start = by.last + 1
    while start <= sentence.last and (tree.tokens[start].text in (",", ":") or _is_day(tree, start)):
        start += 1
    rest = tree.trimmed(Stretch(start, sentence.last)) if start <= sentence.last else None
    heard = noun_phrase(tree, start, rest.last) if rest is not None and base_form(tree.tokens[saying].lemma) in TELLING else None
    if rest is not None and any(t.text[0].isalnum() for t in tree.tokens[rest.first : rest.last + 1]):
        if heard is None:
            return rest
        if heard[0].last < rest.last:
            behind = Stretch(heard[0].last + 1, rest.last)
            return behind if tree.tokens[behind.first].lower == "that" else rest
    first = min(who.first, quoting.i, by.first if by is not None else quoting.i)
    if first <= sentence.first:
        return None
    return tree.trimmed(Stretch(sentence.first, first - 1))


def _is_day(tree: Tree, i: int) -> bool:
    token = tree.tokens[i]
    after = tree.tokens[i + 1].lower if i + 1 < len(tree.tokens) else ""
    return token.lower in TIME_NOUNS or (token.lower == "on" and after in TIME_NOUNS)
