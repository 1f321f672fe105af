"""Verbs as cues: what the clause around a verb gives as source and content, whichever verb it is."""

from dateline.attribute.frame import Frame
from dateline.attribute.lexicon import base_form
from dateline.attribute.once import once
from dateline.attribute.sources import TIME_NOUNS, agent, name_stretch, subject
from dateline.attribute.tree import QUOTE_MARKS, Stretch, Tree, joined, without
from dateline.model import Token

RAISING = frozenset({"seem", "appear", "look", "sound"})
_WH = frozenset({"WP", "WRB", "WDT", "WP$"})
_CUE_PARTS = frozenset({"aux", "auxpass", "neg", "advmod"})
_ARGUMENTS = frozenset({"prep", "oprd", "xcomp", "ccomp", "dative", "acomp", "attr", "advcl"})
_PREPOSITIONS = frozenset(
    {"as", "of", "for", "to", "on", "against", "with", "about", "over", "from", "at", "in", "into", "toward", "between"}
)
_CALLS = frozenset({"call on", "call upon", "call for", "appeal to", "plead with"})
_BUSY = ("dobj", "xcomp", "attr", "acomp", "aux", "mark", "neg", "prt")


def verb_frame(tree: Tree, verb: Token) -> Frame | None:
    """The frame of one verb, or None where nothing in its clause can be said by somebody."""
    return _frame_at(tree, verb.i)


@once
def _frame_at(tree: Tree, at: int) -> Frame | None:
    verb = tree.tokens[at]
    tie = _clause(tree, verb) or _passive(tree, verb) or _complement(tree, verb)
    if tie is None:
        return None
    construction, content = tie
    cue = cue_stretch(tree, verb, construction)
    speaker = _speaker(tree, verb, construction)
    source = name_stretch(tree, speaker.i, barred=(cue,)) if speaker is not None else None
    holes = [cue, *([source] if source is not None and not construction.startswith("raise") else [])]
    pieces = [p for c in content for part in without(c, holes) if (p := tree.trimmed(part)) is not None]
    if not pieces:
        return None
    return Frame(
        head=verb.i,
        lemma=base_form(verb.lemma),
        construction=construction,
        source=(source,) if source else (),
        speaker=speaker.i if speaker is not None and source else None,
        cue=(cue,),
        content=tuple(joined(pieces)),
    )


def cue_stretch(tree: Tree, verb: Token, construction: str) -> Stretch:
    """The verb with its auxiliaries, negation, adverbs and particle, as far as they stand together."""
    first = last = verb.i
    while (
        first > 0
        and tree.tokens[first - 1].head == verb.i
        and tree.tokens[first - 1].dep in _CUE_PARTS
        and not _is_wh(tree.tokens[first - 1])
    ):
        first -= 1
    while last + 1 < len(tree.tokens) and tree.tokens[last + 1].head == verb.i and tree.tokens[last + 1].dep in ("prt", "neg"):
        last += 1
    _, _, preposition = construction.partition(":")
    if preposition and last + 1 < len(tree.tokens) and tree.tokens[last + 1].lower == preposition:
        last += 1
    return Stretch(first, last)


def _is_wh(token: Token) -> bool:
    return token.tag in _WH or token.lower in ("whether", "if", "when")


def _speaker(tree: Tree, verb: Token, construction: str) -> Token | None:
    if construction.startswith("raise"):
        return None
    if construction.startswith("pass-"):
        return agent(tree, verb.i)
    found = subject(tree, verb.i)
    return None if found is not None and found.lower in ("it", "there") and found.tag == "EX" else found


def _clause(tree: Tree, verb: Token) -> tuple[str, list[Stretch]] | None:
    """Content that is a clause: "said that …", "…, he said, …", "asked whether …"."""
    passive = tree.kid(verb.i, "nsubjpass", "auxpass") is not None
    for clause in tree.kids(verb.i, "ccomp"):
        if clause.pos not in ("VERB", "AUX") and tree.kid(clause.i, "nsubj", "cop", "aux") is None and clause.i > verb.i:
            continue
        if _before_colon(tree, verb, clause):
            continue
        form = _form(tree, verb, clause)
        if form == "to" and not passive:
            return "obj-to", [_stretch(tree, verb, clause)]
        return ("pass-" if passive else "") + form, [_stretch(tree, verb, clause)]
    if (before := _trailing(tree, verb)) is not None:
        return "clause", [before]
    if verb.dep == "parataxis" and tree.tokens[verb.head].i != verb.i:
        return "clause", without(tree.below(verb.head), [tree.below(verb.i)])
    return None


def _before_colon(tree: Tree, verb: Token, clause: Token) -> bool:
    """Whether a colon parts the clause from the verb after it: "It contradicts that: it shows …"."""
    return any(t.text == ":" for t in tree.tokens[clause.i + 1 : verb.i])


def _trailing(tree: Tree, verb: Token) -> Stretch | None:
    """What stands before "…, reported the agency on Monday." or "…, the agency reported on Monday.", where the parse lost the tie."""
    who = tree.kid(verb.i, "nsubj")
    if who is None or verb.tag not in ("VBD", "VBZ", "VBP") or tree.kid(verb.i, *_BUSY) is not None or who.tag in _WH:
        return None
    first = min(verb.i, tree.left[who.i])
    sentence = tree.sentence(verb.i)
    inverted = verb.i < who.i
    if first <= sentence.first or tree.tokens[first - 1].text != "," or (inverted and tree.left[who.i] != verb.i + 1):
        return None
    end = tree.right[who.i] if inverted else verb.i
    if not inverted and (verb.dep not in ("advcl", "conj", "dep") or _says_more(tree, Stretch(end + 1, sentence.last))):
        return None
    return Stretch(sentence.first, first - 1)


def _says_more(tree: Tree, rest: Stretch) -> bool:
    """Whether another verb follows: then the verb does not close its sentence."""
    return any(t.pos in ("VERB", "AUX") for t in tree.tokens[rest.first : rest.last + 1])


def _stretch(tree: Tree, verb: Token, clause: Token) -> Stretch:
    """The clause; what else hangs on the verb inside its range (a parenthetic "he said on Monday") is cut out by the caller."""
    below = tree.below(clause.i)
    if below.holds(verb.i):
        return below
    return Stretch(below.first, min(below.last, verb.i - 1)) if clause.i < verb.i else Stretch(max(below.first, verb.i + 1), below.last)


def _form(tree: Tree, verb: Token, clause: Token) -> str:
    first = tree.tokens[tree.left[clause.i]]
    if first.text in QUOTE_MARKS:
        return "quote"
    if clause.i < verb.i:
        return "clause"
    mark = tree.kid(clause.i, "mark")
    if mark is not None and mark.lower == "that":
        return "that"
    if _is_wh(first) or (mark is not None and mark.lower in ("whether", "if")):
        return "wh"
    if any(k.tag == "TO" for k in tree.kids(clause.i, "aux")):
        return "to"
    return "ing" if clause.tag == "VBG" else "clause"


def _passive(tree: Tree, verb: Token) -> tuple[str, list[Stretch]] | None:
    """In "were rejected by X as Y", "is expected to Z", "a plan backed by X": the content is what the verb is done to."""
    patient = tree.kid(verb.i, "nsubjpass")
    if patient is None and verb.dep == "acl" and verb.tag == "VBN":
        patient = tree.tokens[verb.head]
        if agent(tree, verb.i) is None:
            return None
        return "pass-acl", [*without(tree.below(patient.i), [tree.below(verb.i)]), *_arguments(tree, verb)]
    if patient is None:
        return None
    rest = _arguments(tree, verb)
    patients = _patient(tree, verb, patient)
    to = tree.kid(verb.i, "xcomp")
    if to is not None:
        return "pass-to", [*patients, tree.below(to.i)]
    prep = next((k for k in tree.kids(verb.i, "prep") if k.lower in ("about", "as", "with", "of", "for")), None)
    return ("pass-" + prep.lower if prep is not None else "pass-obj"), [*patients, *rest]


def _patient(tree: Tree, verb: Token, patient: Token) -> list[Stretch]:
    """The words for what the verb is done to; of "elections that were rejected" the noun, not the pronoun."""
    if verb.dep == "relcl" and patient.tag in ("WDT", "WP") and tree.left[verb.head] < patient.i:
        noun = tree.trimmed(Stretch(tree.left[verb.head], max(verb.head, tree.left[verb.i] - 1)))
        return [noun] if noun is not None else []
    return [tree.below(patient.i)]


def _arguments(tree: Tree, verb: Token) -> list[Stretch]:
    return [tree.below(k.i) for k in tree.kids(verb.i, *_ARGUMENTS) if k.i > verb.i and _is_argument(tree, k)]


def _is_argument(tree: Tree, kid: Token) -> bool:
    if kid.dep == "advcl":
        return tree.tokens[tree.left[kid.i]].lower == "as" and tree.kid(kid.i, "nsubj", "nsubjpass") is None
    if kid.dep != "prep":
        return True
    noun = tree.kid(kid.i, "pobj", "pcomp")
    return kid.lower in _PREPOSITIONS and noun is not None and noun.lower not in TIME_NOUNS and noun.tag != "CD"


def _complement(tree: Tree, verb: Token) -> tuple[str, list[Stretch]] | None:
    """Content that is no finite clause: an object, an infinitive, a gerund, a prepositional object."""
    lemma = verb.lemma.lower()
    to = tree.kid(verb.i, "xcomp")
    if lemma in RAISING:
        return _raised(tree, verb)
    thing = _object(tree, verb)
    if to is not None and thing is None and (asked := _asked(tree, verb, to)) is not None:
        return "obj-to", [Stretch(asked.i + 1, tree.right[to.i])]
    if to is not None and to.i > verb.i and thing is None:
        infinitive = any(k.tag == "TO" for k in tree.kids(to.i, "aux"))
        return ("to" if infinitive else "ing" if to.tag == "VBG" else "as"), [tree.below(to.i)]
    if thing is not None:
        rest = [r for r in _arguments(tree, verb) if r.first > thing.i]
        end = max([tree.right[thing.i], *(r.last for r in rest)])
        name = "obj-to" if to is not None and to.i > thing.i else "obj"
        return name, [Stretch(tree.left[thing.i], end) if rest else tree.below(thing.i)]
    for prep in tree.kids(verb.i, "prep"):
        noun = tree.kid(prep.i, "pobj", "pcomp")
        if prep.i > verb.i and noun is not None and _is_argument(tree, prep):
            return f"prep:{prep.lower}", [Stretch(prep.i + 1, tree.right[prep.i])] if tree.right[prep.i] > prep.i else []
    return None


def _asked(tree: Tree, verb: Token, to: Token) -> Token | None:
    """The "on" of "called on the ministry to resign"."""
    for prep in tree.kids(verb.i, "prep"):
        if verb.i < prep.i < to.i and f"{base_form(verb.lemma)} {prep.lower}" in _CALLS and tree.right[prep.i] > prep.i:
            return prep
    return None


def _object(tree: Tree, verb: Token) -> Token | None:
    for kid in tree.kids(verb.i, "dobj", "oprd"):
        if kid.i > verb.i:
            return kid
    return None


def _raised(tree: Tree, verb: Token) -> tuple[str, list[Stretch]] | None:
    """In "seems to be", "appears divided": the words around the verb are the content, and nobody is named."""
    who = tree.kid(verb.i, "nsubj")
    what = tree.kid(verb.i, "xcomp", "oprd", "acomp", "ccomp", "attr")
    if who is None or what is None or what.i < verb.i:
        return None
    return "raise", [tree.below(who.i), tree.below(what.i)]
