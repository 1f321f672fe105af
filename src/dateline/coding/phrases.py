"""Noun phrases of participants: their extent, their head, and whether they name somebody who can act."""

from dateline.coding.grammar import antecedent, base, coordinated, is_gerund, speaker
from dateline.coding.ontology import noun_class
from dateline.coding.persons import is_person_noun
from dateline.model import Document, Mention, Participant, Span, Token
from dateline.resources import load_toml

_CUT = frozenset(
    {"relcl", "acl", "advcl", "conj", "cc", "preconj", "appos", "ccomp", "parataxis", "dep", "punct", "mark", "advmod", "npadvmod"}
)
_KEPT_ADVERBS = frozenset({"RB", "JJ"})
_OUTER_PREPOSITIONS = frozenset(
    {"after", "before", "during", "since", "amid", "following", "on", "at", "until", "as", "despite", "without", "over", "ahead", "about"}
)
_JOINERS = frozenset({"-", "–", "/", "'", "’", '"', "“", "”", "(", ")", "."})
_NAMES = ("person", "organisation", "place", "group")


class Names:
    """The names the reader found, by token."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._by_token: dict[int, Mention] = {}
        self._times: set[int] = set()
        for mention in document.mentions:
            if mention.kind in ("date", "time"):
                self._times.update(t.i for t in document.tokens_in(mention.span))
            if mention.kind in _NAMES:
                for token in document.tokens_in(mention.span):
                    self._by_token[token.i] = mention

    def at(self, i: int) -> Mention | None:
        """The name that covers token `i`."""
        return self._by_token.get(i)

    def is_time(self, i: int) -> bool:
        """Whether token `i` belongs to a date or time of day."""
        return i in self._times

    def tells_time(self, span: Span) -> bool:
        """Whether all words of a span belong to dates or times of day."""
        inside = self._document.tokens_in(span)
        return bool(inside) and all(t.i in self._times or self._is_calendar_word(t) for t in inside)

    def _is_calendar_word(self, token: Token) -> bool:
        return token.tag == "NNP" and token.lower in noun_class("time") and token.i not in self._by_token


def is_actor(token: Token, names: Names) -> bool:
    """Whether the word names somebody: a name, a personal pronoun, or a noun for people or bodies of people."""
    if names.at(token.i) is not None:
        return True
    if token.pos == "PRON":
        return token.lower in ("he", "she", "they", "him", "her", "them", "we", "us", "i", "who", "whom", "everyone", "nobody", "others")
    return is_person_noun(base(token)) or any(
        base(token) in words
        for words in (noun_class("actor"), noun_class("person"), noun_class("captive"), noun_class("wielder"), noun_class("post"))
    )


def participants(document: Document, token: Token, names: Names) -> list[Participant]:
    """One participant for each part of the phrase headed by `token`."""
    start = speaker(document, antecedent(document, token))
    heads = [document.tokens[i] for i in coordinated(document, start.i)]
    return [participant(document, h, names) for h in heads if h.pos != "PRON" or is_actor(h, names)]


def participant(document: Document, head: Token, names: Names) -> Participant:
    """The noun phrase without its relative clauses, and the name or word at its core."""
    kept = _extent(document, head, names)
    span = Span(document.tokens[kept[0]].start, document.tokens[kept[-1]].end)
    return Participant(span=span, head=_core(document, head, names, span))


def _core(document: Document, head: Token, names: Names, span: Span) -> Span:
    for token in (_content_head(document, head), *document.kids(head.i, "appos")):
        name = names.at(token.i)
        if name is not None and span.contains(name.span):
            return _bare(document, name.span)
    return _content_head(document, head).span


def _bare(document: Document, span: Span) -> Span:
    """A name without its article and possessive ending."""
    inner = [t for t in document.tokens_in(span) if t.tag not in ("DT", "POS")]
    return Span(inner[0].start, inner[-1].end) if inner else span


def _content_head(document: Document, head: Token) -> Token:
    """In "dozens of protesters" the protesters, else the head itself."""
    if base(head) in load_toml("quantities.toml")["partitive"]["nouns"]:
        for prep in document.kids(head.i, "prep"):
            inner = next(document.kids(prep.i, "pobj"), None) if prep.lower == "of" else None
            if inner is not None:
                return inner
    return head


def _extent(document: Document, head: Token, names: Names) -> list[int]:
    """Token positions of the phrase: an unbroken run around its head."""
    nodes = {head.i}
    stack = [k for k in document.kids(head.i) if _belongs(k, head) and not _is_outside(document, k)]
    stack += [k for k in document.kids(head.i, "appos") if _is_name_after_title(head, k, names)]
    while stack:
        token = stack.pop()
        nodes.add(token.i)
        stack.extend(k for k in document.kids(token.i) if _inside(k, head))
    name = names.at(head.i)
    if name is not None:
        nodes.update(t.i for t in document.tokens_in(name.span) if t.tag != "POS")
    return _run(document, head.i, nodes)


def _belongs(token: Token, head: Token) -> bool:
    if token.dep in _CUT:
        return token.dep in ("advmod", "npadvmod") and token.i < head.i and token.tag in _KEPT_ADVERBS and not _is_aside(token)
    if token.dep == "case" or token.tag == "POS":
        return False
    return not (token.dep == "prep" and token.lower in _OUTER_PREPOSITIONS)


def _inside(token: Token, head: Token) -> bool:
    if token.dep in ("conj", "cc"):
        return True
    if token.dep == "case" or token.tag == "POS":
        return token.i < head.i
    if _is_aside(token):
        return False
    return token.dep not in _CUT or (token.dep in ("advmod", "npadvmod", "punct") and token.i < head.i)


def _is_outside(document: Document, token: Token) -> bool:
    """Words the parser hangs from the noun beside them: "shot *dead* two men", "*so far* guards have", "deny *beating* men"."""
    if token.lower == "far" and token.i and document.tokens[token.i - 1].lower in ("so", "thus"):
        return True
    if is_gerund(document, token):
        return True
    words = load_toml("coding_triggers.toml")["participants"]["predicative"]
    return token.dep == "amod" and token.lower in words and document.tokens[token.i + 1].tag in ("CD", "DT")


def _is_aside(token: Token) -> bool:
    """Adverbs of the sentence that the parser hangs from a number or noun ("so far four dockers", "now", "also")."""
    return token.dep in ("advmod", "npadvmod") and token.lower in load_toml("coding_triggers.toml")["participants"]["aside"]


def _is_name_after_title(head: Token, appos: Token, names: Names) -> bool:
    """In "the opposition leader, Ana Roe" the name is the person the phrase is about."""
    name = names.at(appos.i)
    return name is not None and name.kind == "person" and names.at(head.i) is None and appos.i > head.i


def _run(document: Document, middle: int, nodes: set[int]) -> list[int]:
    low = high = middle
    while low - 1 in nodes or (low - 2 in nodes and document.tokens[low - 1].text in _JOINERS):
        low -= 1 if low - 1 in nodes else 2
    while high + 1 in nodes or (high + 2 in nodes and document.tokens[high + 1].text in (*_JOINERS, ",", "'s", "’s")):
        high += 1 if high + 1 in nodes else 2
    return list(range(low, high + 1))
