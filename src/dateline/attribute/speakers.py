"""What kind of speaker a name is, by its words."""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache

from dateline.attribute.anonymity import is_anonymous
from dateline.attribute.kinds import Kinds, kinds_of, labels_of, load_kinds
from dateline.attribute.lexicon import base_form
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token
from dateline.model.statement import SpeakerKind

__all__ = ["Kinds", "SpeakerKinds", "load_kinds"]

_BY_LABEL: Mapping[str, SpeakerKind] = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "state",
    "NORP": "person",
    "PRODUCT": "organisation",
}
_BESIDE = frozenset({"compound", "appos", "amod", "nmod", "poss"})
_POSSESSORS: tuple[SpeakerKind, ...] = ("opposition", "party", "police", "military", "ngo")
_MODIFIERS: tuple[SpeakerKind, ...] = ("opposition", "police", "military", "party", "ngo", "organisation", "outlet", "expert")
_OPEN_TO_MODIFIERS = frozenset({"official", "person", "organisation", None})
_INSIDE_NAMES: frozenset[str] = frozenset({"person", "document", "evidence", "state"})  # words too weak to decide beside a name
_BEHIND: Mapping[str, frozenset[str]] = {"outlet": frozenset({"agency"})}


class SpeakerKinds:
    """Finds the kind of the speaker named by a stretch of a document."""

    def __init__(self, tree: Tree) -> None:
        self._tree = tree
        self._kinds = load_kinds()
        self._labels = labels_of(tree)
        self._phrases = _phrases_in(tree)
        self._found: dict[tuple[Stretch, int], SpeakerKind] = {}
        self._carriers: dict[tuple[Stretch, int], SpeakerKind | None] = {}

    def of(self, stretch: Stretch, head: int) -> SpeakerKind:
        """The kind of the speaker whose head word is `head`; the stretch may leave out words of the name."""
        if (stretch, head) not in self._found:
            self._found[stretch, head] = self._seen(stretch, head)
        return self._found[stretch, head]

    def _seen(self, stretch: Stretch, head: int) -> SpeakerKind:
        head = self._noun(stretch, head)
        stretch = self._whole(stretch, head)
        if is_anonymous(self._tree, stretch, head):
            return "anonymous"
        kind = self._of_name(stretch, head)
        return kind if kind != "unknown" else self._of_first_noun(stretch, head)

    def _noun(self, stretch: Stretch, head: int) -> int:
        """The noun that names: of "at ETH Zurich" what the preposition hangs on, of "leaflet dropped over" its first noun."""
        token = self._tree.tokens[head]
        if token.pos == "ADP" and self._tree.tokens[token.head].pos in ("NOUN", "PROPN"):
            return token.head
        if token.pos in ("NOUN", "PROPN", "PRON"):
            return head
        return next((t.i for t in self._tree.tokens[stretch.first : stretch.last + 1] if t.pos in ("NOUN", "PROPN")), head)

    def _whole(self, stretch: Stretch, head: int) -> Stretch:
        """The stretch with the modifiers that stand right before it, and the rest of a name behind it."""
        first, last = min(stretch.first, head), max(stretch.last, head)
        beside = [k.i for k in self._tree.kids(head, *_BESIDE, "det", "nummod") if k.dep != "appos"]
        first = min([first, *(self._tree.left[k] for k in beside if k < head)])
        return Stretch(first, max([last, *(k for k in beside if k == last + 1)]))

    def _of_first_noun(self, stretch: Stretch, head: int) -> SpeakerKind:
        """The kind of the first noun that has one, where a parse takes another word for the head."""
        for token in self._tree.tokens[stretch.first : stretch.last + 1]:
            if token.i != head and token.dep not in ("compound", "poss", "pobj") and (kinds := kinds_of(token)):
                return kinds[0]
        return "unknown"

    def _of_name(self, stretch: Stretch, head: int) -> SpeakerKind:
        token = self._tree.tokens[head]
        if (phrase := self._by_phrase(stretch, head)) is not None:
            return phrase
        carrier = self.carrier(stretch, head)
        if carrier is not None and token.pos in ("PROPN", "X", "ADJ"):
            return carrier
        beside = self._beside(head, stretch)
        known = self._known([*beside, token], only=("opposition",)) or self._known([token]) or self._known(beside)
        if token.pos == "PROPN":
            return self._named(token, stretch, known)
        if known in _BEHIND and carrier == "agency":
            return carrier
        return self._common(token, beside, known)

    def _common(self, token: Token, beside: list[Token], known: SpeakerKind | None) -> SpeakerKind:
        """The kind of a common noun, by its modifiers and by what it belongs to; "press secretary" belongs to no press."""
        beside = [t for t in beside if not (t.lower == "press" and t.dep == "compound" and known == "official")]
        if base_form(token.lemma) in self._kinds.belonging or token.lower in self._kinds.belonging:
            led = [t for t in beside if t.dep in ("pobj", "compound", "amod", "nmod", "poss") or t.dep == "conj"]
            if (owner := self._known(led, only=self._kinds.belonging_kinds)) is not None and known != "victim":
                return owner
        if known in _OPEN_TO_MODIFIERS and token.pos in ("NOUN", "PROPN", "ADJ", "VERB"):
            modifiers = [t for t in beside if t.dep in ("compound", "amod", "nmod")]
            only = _MODIFIERS if known == "official" else ()
            found = self._known(modifiers, only=only)
            if found is not None and not (found == "state" and known):
                return found
        if known in ("person", None) and (told := self._by_clause(token)) is not None:
            return told
        return known or self._labelled(token.i)

    def carrier(self, stretch: Stretch, head: int) -> SpeakerKind | None:
        """`outlet` or `agency` if the words name one, `outlet` too for a platform people post on; else None."""
        if (stretch, head) not in self._carriers:
            self._carriers[stretch, head] = self._carrier(stretch, head)
        return self._carriers[stretch, head]

    def _carrier(self, stretch: Stretch, head: int) -> SpeakerKind | None:
        k = self._kinds
        proper = [t.lower for t in self._tree.tokens[stretch.first : min(stretch.last, head + 4) + 1] if t.pos == "PROPN" or t.i == head]
        name = " ".join(w for w in proper if w != "the")
        token = self._tree.tokens[head]
        compounds = [t.lower for t in self._tree.kids(head, "compound", "nmod", "amod")]
        if name in k.states or (token.text.islower() and len(proper) == 1):
            return None
        if name in k.agencies or token.lower in k.agencies or any(c in k.agencies for c in compounds):
            return "agency"
        if name in k.outlets or token.lower in k.outlets or name in k.platforms or token.lower.rstrip(".") in k.platforms:
            return "outlet"
        words = name.split(" ")
        if any(" ".join(words[:n]) in k.outlets or " ".join(words[-n:]) in k.outlets for n in range(2, len(words))):
            return "outlet"
        if any(" ".join(words[:n]) in k.agencies for n in range(2, len(words))):
            return "agency"
        if token.pos == "PROPN" and self._labels.get(head) != "PERSON" and (k.outlet_words & {token.lower, *compounds}):
            return "outlet"
        wire = {"news", "press", "wire"} & set(compounds)
        return "agency" if wire and "agency" in (base_form(token.lemma), *compounds) else None

    def is_outlet(self, stretch: Stretch, head: int) -> bool:
        """Whether the words name a news outlet or agency, or are a common noun for one."""
        if self.carrier(stretch, head) is not None:
            return True
        token = self._tree.tokens[head]
        itself = {"outlet", "agency"} & set(kinds_of(token))
        return token.pos == "NOUN" and bool(itself) and self.of(stretch, head) in ("outlet", "agency")

    def is_audience(self, head: int) -> bool:
        """Whether the words mean whoever listened, not an outlet one could find: "told reporters", "told the press"."""
        token = self._tree.tokens[head]
        if token.pos != "NOUN" or base_form(token.lemma) not in self._kinds.audience:
            return False
        beside = [*self._tree.kids(head, "compound", "amod", "poss")]
        from_ = [n for p in self._tree.kids(head, "prep") for n in self._tree.kids(p.i, "pobj")]
        return not any(t.pos == "PROPN" or t.lower in self._kinds.owners for t in (*beside, *from_))

    def _by_phrase(self, stretch: Stretch, head: int) -> SpeakerKind | None:
        """The kind of the longest listed phrase that holds the head of the name, or a word that stands in its name."""
        last = max(stretch.last, head)
        begun = [i for i in range(stretch.first, last + 1) if i in self._phrases]
        if not begun:
            return None
        inside = {head, *(t.i for t in self._beside(head, stretch)), *(k.i for k in self._tree.kids(head, "prep") if k.text.istitle())}
        found: list[tuple[int, SpeakerKind]] = []
        for i in begun:
            for end, kind in self._phrases[i]:
                if end <= last and not inside.isdisjoint(range(i, end + 1)):
                    found.append((end + 1 - i + (i <= head <= end), kind))
                    break
        return max(found, key=lambda f: f[0])[1] if found else None

    def _named(self, token: Token, stretch: Stretch, known: SpeakerKind | None) -> SpeakerKind:
        tokens = [t for t in self._tree.tokens[stretch.first : stretch.last + 1] if t.pos == "PROPN"]
        name = " ".join(t.lower for t in tokens)
        acronym = token.text.isupper() or "." in token.text
        if name in self._kinds.states or (token.lower in self._kinds.states and acronym):
            return "state"
        if name in self._kinds.places and not self._surname(token):
            return "state"
        label = self._labels.get(token.i)
        titled = any(t.lower in self._kinds.titles for t in tokens[:2] if t.i != token.i)
        if titled and known in ("victim", "person", None, "organisation"):
            return "person"
        if known is not None and (known not in _INSIDE_NAMES or (known == "evidence" and "evidence" in kinds_of(token))):
            return known
        if label in ("ORG", "PRODUCT", "GPE", None) and len(tokens) > 1 and tokens[0].lower in self._kinds.given and known is None:
            return "person"
        return self._labelled(token.i) if label else (known or "unknown")

    def _surname(self, token: Token) -> bool:
        """Whether a longer name of a person in the document ends with the word."""
        doc = self._tree.document
        return any(m.label == "PERSON" and doc.words(m.span).endswith(f" {token.text}") for m in doc.mentions if m.head != token.i)

    def _labelled(self, head: int) -> SpeakerKind:
        return _BY_LABEL.get(self._labels.get(head, ""), "unknown")

    def _by_clause(self, token: Token) -> SpeakerKind | None:
        """`victim` or `witness` where a clause tells what befell the person, or what the person saw."""
        if any(k.tag == "VBN" and base_form(k.lemma) in self._kinds.suffering for k in self._tree.kids(token.i, "amod")):
            return "victim"  # "the freed sailors"
        clauses = [*self._tree.kids(token.i, "relcl", "acl")]
        words = [base_form(t.lemma) for c in clauses for t in (c, *self._tree.kids(c.i, "conj", "xcomp", "ccomp"))]
        if any(w in self._kinds.suffering for w in words):
            return "victim"
        if any(w in self._kinds.seeing for w in words):
            return "witness"
        whose = any(
            t.lower == "whose" for c in clauses for s in self._tree.kids(c.i, "nsubj", "nsubjpass") for t in self._tree.kids(s.i, "poss")
        )
        return "witness" if whose else None

    def _beside(self, head: int, stretch: Stretch) -> list[Token]:
        """Words that stand with the head in its name: modifiers, appositions and theirs, and "of"-nouns."""
        out: list[Token] = self._led(head)
        stack = [head]
        while stack:
            for kid in self._tree.kids(stack.pop(), *_BESIDE):
                if not stretch.holds(kid.i):
                    continue
                if kid.dep != "poss":
                    out += [kid, *self._led(kid.i)]
                    stack.append(kid.i)
                elif set(kinds_of(kid)) & set(_POSSESSORS):
                    out.append(kid)
        return sorted(out, key=lambda t: (t.dep not in ("compound", "amod"), t.i))

    def _led(self, head: int) -> list[Token]:
        """For "the leader of the opposition", "a spokesman for the union": whom a leader, member or speaker belongs to."""
        token = self._tree.tokens[head]
        if base_form(token.lemma) not in self._kinds.belonging and token.lower not in self._kinds.belonging:
            return []
        out = []
        for of in self._tree.kids(head, "prep"):
            if of.lower in ("of", "for", "from", "at", "with", "in"):
                for noun in self._tree.kids(of.i, "pobj"):
                    out += [noun, *self._tree.kids(noun.i, "compound", "amod", "nmod")]
        return out

    def _known(self, words: Iterable[Token], *, only: tuple[SpeakerKind, ...] = ()) -> SpeakerKind | None:
        for token in words:
            for kind in kinds_of(token):
                if not only or kind in only:
                    return kind
        return None


def _phrases_in(tree: Tree) -> Mapping[int, Sequence[tuple[int, SpeakerKind]]]:
    """The listed phrases that stand in the text: by their first token the last one, with the kind of speaker, longest first."""
    phrases = load_kinds().phrases
    out: dict[int, list[tuple[int, SpeakerKind]]] = {}
    for first in tree.words.of(_begin_phrases()):
        known = phrases[tree.tokens[first].lower]
        here = tuple([t.lower for t in tree.tokens[first : first + len(known[0][0])]])
        for last, kind in ((first + len(words) - 1, kind) for words, kind in known if here[: len(words)] == words):
            if here[0] != "the" or not tree.tokens[last].text.islower():  # "the nation" is no paper
                out.setdefault(first, []).append((last, kind))
    return out


@cache
def _begin_phrases() -> frozenset[str]:
    return frozenset(load_kinds().phrases)
