"""What kind of speaker a name is, by its words."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from dateline.attribute.lexicon import base_form
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token
from dateline.model.statement import SpeakerKind
from dateline.resources import load_toml

_BY_LABEL: Mapping[str, SpeakerKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "state",
    "NORP": "person",
    "PRODUCT": "organisation",
}
_BESIDE = frozenset({"compound", "appos", "amod", "nmod", "poss"})
_BELONGING = frozenset({"leader", "member", "head", "chief", "chairman", "chairwoman", "representative", "supporter"})
_INSIDE_NAMES: frozenset[str] = frozenset({"person", "document", "evidence", "state"})  # words too weak to decide beside a name


@dataclass(frozen=True, slots=True, kw_only=True)
class Kinds:
    """The lexicon of speakers."""

    words: Mapping[str, tuple[SpeakerKind, ...]]
    anonymity: frozenset[str]
    anonymity_phrases: tuple[str, ...]
    audience: frozenset[str]
    owners: frozenset[str]
    outlet_words: frozenset[str]
    outlets: frozenset[str]
    agencies: frozenset[str]
    platforms: frozenset[str]
    states: frozenset[str]


@cache
def load_kinds() -> Kinds:
    """The lexicon of the program."""
    data = load_toml("attribute_kinds.toml")
    words: dict[str, tuple[SpeakerKind, ...]] = {}
    for kind, listed in data["words"].items():
        for word in listed:
            words[word] = (*words.get(word, ()), kind)
    names = data["names"]
    return Kinds(
        words=words,
        anonymity=frozenset(data["anonymity"]["words"]),
        anonymity_phrases=tuple(data["anonymity"]["phrases"]),
        audience=frozenset(data["audience"]["words"]),
        owners=frozenset(data["audience"]["owners"]),
        outlet_words=frozenset(names["outlet_words"]),
        outlets=frozenset(names["outlets"]),
        agencies=frozenset(names["agencies"]),
        platforms=frozenset(names["platforms"]),
        states=frozenset(names["intergovernmental"]),
    )


class SpeakerKinds:
    """Finds the kind of the speaker named by a stretch of a document."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._kinds = load_kinds()
        self._labels = {m.head: m.label for m in tree.document.mentions}

    def of(self, stretch: Stretch, head: int) -> SpeakerKind:
        """The kind of the speaker whose head word is `head`."""
        words = self._tree.tokens[stretch.first : stretch.last + 1]
        if self._is_anonymous(words):
            return "anonymous"
        token = self._tree.tokens[head]
        carrier = self.carrier(stretch, head)
        if carrier is not None and token.pos in ("PROPN", "X", "ADJ"):
            return carrier
        beside = self._beside(head, stretch)
        known = self._known([*beside, token], only=("opposition",)) or self._known([token]) or self._known(beside)
        if token.pos == "PROPN":
            return self._named(token, stretch, known)
        if known == "official" and token.pos == "NOUN":
            return (
                self._known(
                    [t for t in beside if t.dep in ("compound", "amod", "pobj")], only=("opposition", "police", "military", "party", "ngo")
                )
                or known
            )
        if known in ("official", "person", "organisation", "ngo", None) and token.pos == "NOUN":
            return self._known([t for t in beside if t.dep in ("compound", "amod")]) or known or self._labelled(head)
        return known or self._labelled(head)

    def carrier(self, stretch: Stretch, head: int) -> SpeakerKind | None:
        """`outlet` or `agency` if the words name one, `outlet` too for a platform people post on; else None."""
        k = self._kinds
        proper = [t.lower for t in self._tree.tokens[stretch.first : min(stretch.last, head + 4) + 1] if t.pos == "PROPN" or t.i == head]
        name = " ".join(w for w in proper if w != "the")
        if name in k.states:
            return None
        if name in k.agencies or self._tree.tokens[head].lower in k.agencies:
            return "agency"
        token = self._tree.tokens[head]
        if name in k.outlets or token.lower in k.outlets or name in k.platforms or token.lower in k.platforms:
            return "outlet"
        if any(name.startswith(f"{o} ") or name.endswith(f" {o}") for o in k.outlets if " " in o):
            return "outlet"
        compounds = [t.lower for t in self._tree.kids(head, "compound")]
        if token.pos == "PROPN" and self._labels.get(head) != "PERSON" and (k.outlet_words & {token.lower, *compounds}):
            return "outlet"
        wire = {"news", "press", "wire"} & set(compounds)
        return "agency" if wire and "agency" in (base_form(token.lemma), *compounds) else None

    def is_platform(self, head: int) -> bool:
        """Whether the word names a place people post on."""
        return self._tree.tokens[head].lower in self._kinds.platforms

    def is_outlet(self, stretch: Stretch, head: int) -> bool:
        """Whether the words name a news outlet or agency, or are a common noun for one."""
        if self.carrier(stretch, head) is not None:
            return True
        token = self._tree.tokens[head]
        itself = {"outlet", "agency"} & set(self._kinds.words.get(base_form(token.lemma), ()))
        return token.pos == "NOUN" and bool(itself) and self.of(stretch, head) in ("outlet", "agency")

    def is_audience(self, head: int) -> bool:
        """Whether the words mean whoever listened, not an outlet one could find: "told reporters", "told the press"."""
        token = self._tree.tokens[head]
        if token.pos != "NOUN" or base_form(token.lemma) not in self._kinds.audience:
            return False
        beside = [*self._tree.kids(head, "compound", "amod", "poss")]
        from_ = [n for p in self._tree.kids(head, "prep") for n in self._tree.kids(p.i, "pobj")]
        return not any(t.pos == "PROPN" or t.lower in self._kinds.owners for t in (*beside, *from_))

    def _named(self, token: Token, stretch: Stretch, known: SpeakerKind | None) -> SpeakerKind:
        name = " ".join(t.lower for t in self._tree.tokens[stretch.first : stretch.last + 1] if t.pos == "PROPN")
        if name in self._kinds.states or token.lower in self._kinds.states:
            return "state"
        if known is not None and known not in _INSIDE_NAMES:
            return known
        return self._labelled(token.i) if self._labels.get(token.i) else (known or "unknown")

    def _labelled(self, head: int) -> SpeakerKind:
        return _BY_LABEL.get(self._labels.get(head, ""), "unknown")

    def _beside(self, head: int, stretch: Stretch) -> list[Token]:
        """Words that stand with the head in its name: modifiers, appositions and theirs, and "of"-nouns."""
        out: list[Token] = self._led(head)
        stack = [head]
        while stack:
            for kid in self._tree.kids(stack.pop(), *_BESIDE):
                if stretch.holds(kid.i) and kid.dep != "poss":
                    out += [kid, *self._led(kid.i)]
                    stack.append(kid.i)
        return sorted(out, key=lambda t: (t.dep not in ("compound", "amod"), t.i))

    def _led(self, head: int) -> list[Token]:
        """For "the leader of the opposition": whom a leader, member or relative belongs to."""
        if base_form(self._tree.tokens[head].lemma) not in _BELONGING:
            return []
        return [noun for of in self._tree.kids(head, "prep") if of.lower == "of" for noun in self._tree.kids(of.i, "pobj")]

    def _known(self, words: list[Token], *, only: tuple[SpeakerKind, ...] = ()) -> SpeakerKind | None:
        for token in words:
            for kind in self._kinds.words.get(base_form(token.lemma), ()) or self._kinds.words.get(token.lower, ()):
                if not only or kind in only:
                    return kind
        return None

    def _is_anonymous(self, words: tuple[Token, ...]) -> bool:
        lower = [t.lower for t in words]
        if self._kinds.anonymity & set(lower):
            return True
        flat = " ".join(lower)
        return any(p in flat for p in self._kinds.anonymity_phrases)
