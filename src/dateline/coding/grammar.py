"""Questions about the parse that several rules ask."""

from collections.abc import Iterator

from dateline.model import Document, Token

SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
VERBS = ("VERB", "AUX")
# Prepositions that tell when or in what circumstances; what follows them is no part of the event's words.
CIRCUMSTANCES = frozenset({"after", "before", "during", "since", "despite", "amid", "following", "until", "till", "ahead", "because"})
_DEPTH = 12
_NEXT_VERB = 3
_SPEAKERS_OWN = frozenset({"it", "they", "he", "she", "we"})
_TAKE_GERUNDS = frozenset({
    "deny", "admit", "begin", "start", "stop", "keep", "continue", "resume", "avoid", "consider", "risk", "regret", "oppose", "suggest",
    "propose", "recommend", "plan", "favour", "favor", "threaten", "cease", "halt", "finish", "involve", "include", "mean", "justify",
    "mention", "recall", "report", "postpone", "resist", "defend", "spend",
})  # fmt: skip
# Of these the deed stands behind a preposition: "accused police of *beating* students".
_TAKE_GERUNDS_BEHIND = frozenset({
    "accuse", "suspect", "convict", "blame", "stop", "prevent", "ban", "condemn", "criticise", "criticize", "charge", "arrest", "fine",
    "sentence", "acquit", "keep", "bar", "apologise", "apologize", "guilty", "capable", "insist", "responsible",
})  # fmt: skip
_TAKE_INFINITIVES = frozenset({
    "order", "threaten", "refuse", "hesitate", "instruct", "command", "force", "decide", "prepare", "plan", "vow", "urge", "tell", "ready",
    "refusal", "decision", "threat", "willing", "determined", "allow", "permit", "encourage", "authorise", "authorize",
})  # fmt: skip
_LEFT_TO_OBJECT = frozenset({"promise", "threaten", "pledge", "vow", "agree"})


def base(token: Token) -> str:
    """The base form in lower case."""
    return token.lemma.lower()


def governor(document: Document, i: int) -> Token | None:
    """The token above `i`; None at a root."""
    head = document.tokens[i].head
    return None if head == i else document.tokens[head]


def above(document: Document, i: int, most: int) -> list[Token]:
    """The tokens above `i`, nearest first, up to the root or `most` of them."""
    out: list[Token] = []
    at = governor(document, i)
    while at is not None and len(out) < most:
        out.append(at)
        at = governor(document, at.i)
    return out


def is_passive(document: Document, i: int) -> bool:
    """Whether the verb `i` is in the passive (also as a bare participle after its noun: "people arrested by")."""
    while True:
        token = document.tokens[i]
        labels = {k.dep for k in document.kids(i)}
        bare = token.dep in ("acl", "amod") and token.tag == "VBN" and not labels & {"aux", "nsubj"}
        if labels & {"nsubjpass", "auxpass", "agent"} or bare:
            return True
        if token.tag != "VBN" or labels & {"aux", "dobj"}:
            return False
        above = document.tokens[token.head]
        if token.dep != "conj" or above.pos not in VERBS or "nsubj" in labels:
            return True
        i = above.i


def is_infinitive(document: Document, i: int) -> bool:
    """Whether the verb `i` stands with "to"."""
    return any(k.tag == "TO" for k in document.kids(i, "aux"))


def is_finite(document: Document, i: int) -> bool:
    """Whether the verb `i` has a tense of its own."""
    words = (document.tokens[i], *document.kids(i, "aux", "auxpass"))
    return not is_infinitive(document, i) and any(w.tag in ("VBD", "VBP", "VBZ", "MD") for w in words)


def stands_apart(document: Document, token: Token) -> bool:
    """Whether a semicolon parts a clause from the verb that the parser hangs it from: each side is a sentence of its own."""
    above = document.tokens[token.head]
    if token.pos not in VERBS or above.pos not in VERBS or token.dep not in ("ccomp", "conj", "parataxis", "advcl", "dep"):
        return False
    low, high = sorted((token.i, above.i))
    return is_finite(document, token.i) and any(t.text == ";" for t in document.tokens[low + 1 : high])


def has_subject(document: Document, i: int) -> bool:
    """Whether the verb `i` has a subject of its own."""
    return any(True for _ in document.kids(i, "nsubj", "nsubjpass"))


def is_participle(document: Document, token: Token) -> bool:
    """Whether it is a participle that goes on with what its verb tells ("fired shots, *killing* two")."""
    return token.dep == "advcl" and token.tag == "VBG" and not any(True for _ in document.kids(token.i, "mark", "aux"))


def is_gerund(document: Document, token: Token) -> bool:
    """Whether a participle that the parser hangs from the noun behind it is what the verb before is about ("deny *beating* students")."""
    noun = document.tokens[token.head]
    if token.dep != "amod" or token.tag != "VBG" or noun.i != token.i + 1 or noun.dep not in ("dobj", "attr", "pobj"):
        return False
    above = document.tokens[noun.head]
    if noun.dep != "pobj":
        return above.i < token.i and above.lemma.lower() in _TAKE_GERUNDS
    return above.i == token.i - 1 and document.tokens[above.head].lemma.lower() in _TAKE_GERUNDS_BEHIND


def is_misread(document: Document, token: Token) -> bool:
    """Whether the parser takes a verb for a noun: "demand that the governor *resign*", "ordered his men to *fire*"."""
    if token.pos != "NOUN":
        return False
    return (token.dep == "ccomp" and is_that_clause(document, token)) or _is_bare_infinitive(document, token)


def _is_bare_infinitive(document: Document, token: Token) -> bool:
    to = document.tokens[token.head]
    if token.dep != "pobj" or to.lower != "to" or to.i != token.i - 1 or document.children[token.i]:
        return False
    return document.tokens[to.head].lemma.lower() in _TAKE_INFINITIVES


def is_that_clause(document: Document, token: Token) -> bool:
    """Whether it heads a clause that tells the content of its noun ("reports *that* … fired")."""
    return any(k.lower == "that" and k.dep == "mark" for k in document.kids(token.i))


def coordinated(document: Document, i: int) -> list[int]:
    """`i` and what is joined to it by "and", "or" or commas, in text order."""
    out, at = [i], 0
    while at < len(out):
        joined = (k for k in document.kids(out[at], "conj") if k.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "X"))
        out.extend(k.i for k in joined if not _begins_sentence(document, out[at], k.i))
        at += 1
    return sorted(out)


def _begins_sentence(document: Document, i: int, joined: int) -> bool:
    """Whether a semicolon parts two nouns and the second begins a sentence of its own ("attacks grow; last week *42 people were seized*")."""
    if not any(t.text == ";" for t in document.tokens[i + 1 : joined]):
        return False
    last = document.sentences[document.tokens[joined].sentence].last
    end = next((t.i for t in document.tokens[joined:last] if t.text == ";"), last)
    behind = (t for t in document.tokens[joined + 1 : end] if t.pos in VERBS and t.dep not in ("relcl", "acl", "aux", "auxpass"))
    return any(is_finite(document, t.i) for t in behind)


def prepositional(document: Document, i: int) -> Iterator[tuple[str, Token]]:
    """Each preposition that hangs from `i` with each head of what follows it."""
    for prep in document.kids(i, "prep", "agent", "dative"):
        for inner in document.kids(prep.i, "pobj", "pcomp", "prep"):
            if inner.dep == "prep":
                yield from ((prep.lower, x) for x in document.kids(inner.i, "pobj"))
            else:
                yield prep.lower, inner


def objects(document: Document, i: int) -> list[Token]:
    """Direct and indirect objects of `i`; where it is passive, its subject."""
    found = [k for k in document.kids(i, "dobj", "dative", "oprd") if k.pos != "ADP"]
    if is_passive(document, i):
        found = subjects(document, i) + [k for k in found if k.dep != "oprd"]
    token = document.tokens[i]
    if not found and is_gerund(document, token):
        return [document.tokens[token.head]]
    if not found and token.dep == "relcl" and not is_passive(document, i) and any(True for _ in document.kids(i, "nsubj")):
        own = next(document.kids(i, "nsubj"))
        found = [] if own.tag in ("WDT", "WP") or own.lower == "that" else [document.tokens[token.head]]
    return [antecedent(document, t) for t in found] or _left_gap(document, token)


def shared_objects(document: Document, verb: Token) -> list[Token]:
    """Of "*beat* and arrested ten students" the students for the first verb too."""
    if is_passive(document, verb.i):
        return []
    joined = (k for k in document.kids(verb.i, "conj") if 0 < k.i - verb.i <= _NEXT_VERB and k.pos == "VERB")
    return [o for k in joined if not is_passive(document, k.i) for o in objects(document, k.i)]


def _left_gap(document: Document, token: Token) -> list[Token]:
    """Of "villages that the army threatened to *burn*" and "the bank they robbed and *burned*" what the relative clause is of."""
    if is_passive(document, token.i):
        return []
    verb, steps = token, 0
    while verb.dep in ("xcomp", "conj") and steps < _DEPTH:
        verb, steps = document.tokens[verb.head], steps + 1
        if any(True for _ in document.kids(verb.i, "dobj" if verb.dep != "relcl" else "attr")):
            return []
    own = next(document.kids(verb.i, "nsubj"), None)
    if verb.dep != "relcl" or verb.i == token.i or own is None or own.tag in ("WDT", "WP") or own.lower == "that":
        return []
    held = next(document.kids(verb.i, "dobj"), None)
    return [document.tokens[verb.head]] if held is None or held.tag in ("WDT", "WP") or held.lower == "that" else []


def subjects(document: Document, i: int, depth: int = _DEPTH) -> list[Token]:
    """Who the verb `i` is said of: its own subject, or the one it shares with the verb it hangs from."""
    own = _of_own_sentence(document, i, list(document.kids(i, *SUBJECTS)))
    if not own and is_misread(document, document.tokens[i]):
        if document.tokens[i].dep == "pobj":
            return _of_infinitive(document, document.tokens[document.tokens[i].head], depth)
        own = list(document.kids(i, "compound"))[-1:]
    if own:
        return [antecedent(document, t) for t in own if t.pos != "SCONJ"]
    above = governor(document, i)
    if above is not None and is_gerund(document, document.tokens[i]):
        return _of_gerund(document, document.tokens[above.i], depth - 1) if depth else []
    if above is None or depth == 0:
        return []
    return _shared(document, document.tokens[i], above, depth - 1)


def _of_own_sentence(document: Document, i: int, found: list[Token]) -> list[Token]:
    """Of two subjects those on the verb's side of a semicolon ("police hunt gangs; last week *42 people* were seized")."""
    if len(found) < 2:  # noqa: PLR2004 - a single subject has no rival
        return found
    near = [t for t in found if not any(x.text == ";" for x in document.tokens[min(t.i, i) : max(t.i, i)])]
    return near or found


def _of_infinitive(document: Document, to: Token, depth: int) -> list[Token]:
    """Who does what an infinitive that was taken for a noun says."""
    above = document.tokens[to.head]
    return _controller(document, above, depth - 1, of=base(above) not in _LEFT_TO_OBJECT) if depth else []


def _beside_object(document: Document, token: Token, noun: Token, depth: int) -> list[Token]:
    """Of a verb that the parser joins to an object ("attacking villages and *burning* crops") the subject of that object's verb."""
    verb = governor(document, noun.i)
    if token.dep != "conj" or noun.dep != "dobj" or verb is None or verb.pos not in VERBS:
        return []
    return subjects(document, verb.i, depth)


def _is_told_to(document: Document, token: Token, above: Token) -> bool:
    """As in "Never *sign* that, the judge told the ministry"."""
    bare = token.tag == "VB" and not any(True for _ in document.kids(token.i, "aux", "mark"))
    return bare and token.dep in ("advcl", "ccomp", "parataxis") and token.i < above.i


def _beyond(document: Document, token: Token, word: Token, depth: int) -> list[Token]:
    """Of "the truce is due to *be signed*" the truce; else as `_beside_object`."""
    verb = governor(document, word.i)
    if word.pos == "ADJ" and word.dep in ("acomp", "oprd") and verb is not None and is_infinitive(document, token.i):
        return subjects(document, verb.i, depth)
    return _beside_object(document, token, word, depth)


def _of_gerund(document: Document, noun: Token, depth: int) -> list[Token]:
    """Who does what `is_gerund`: the subject of the verb before, or whom it accuses of it."""
    above = document.tokens[noun.head]
    if above.pos in VERBS:
        return subjects(document, above.i, depth)
    verb = governor(document, above.i)
    return _controller(document, verb, depth, of=True) if verb is not None else []


def _shared(document: Document, token: Token, above: Token, depth: int) -> list[Token]:
    if (
        token.dep == "acl"
        or (token.dep == "amod" and token.tag in ("VBN", "VBG"))
        or (token.dep == "relcl" and is_infinitive(document, token.i))
    ):
        active = is_infinitive(document, token.i) and not any(True for _ in document.kids(token.i, "auxpass"))
        return _holder(document, above, depth) if active else [above]
    if token.dep == "pcomp":
        verb = governor(document, above.i)
        return _controller(document, verb, depth, of=above.lower in ("of", "for", "from", "into", "against")) if verb else []
    if above.pos not in VERBS:
        return [above] if token.dep == "relcl" else _beyond(document, token, above, depth)
    if _is_told_to(document, token, above):
        return [k for k in document.kids(above.i, "dobj", "dative") if k.pos != "ADP"]
    return _shared_with_verb(document, token, above, depth)


def _shared_with_verb(document: Document, token: Token, above: Token, depth: int) -> list[Token]:
    if token.dep in ("ccomp", "advcl") and stands_apart(document, token):
        return []
    if token.dep in ("conj", "dep", "parataxis"):
        return subjects(document, _of_same_form(document, token, above).i, depth)
    if token.dep in ("xcomp", "ccomp"):
        return _controller(document, above, depth, of=base(above) not in _LEFT_TO_OBJECT)
    if token.dep != "advcl":
        return []
    if is_participle(document, token) and is_passive(document, above.i):
        return [x for p, x in prepositional(document, above.i) if p == "by" and x.dep == "pobj"]
    return subjects(document, above.i, depth)


def joins_outer(document: Document, i: int) -> bool:
    """Whether a verb is joined to the one that an infinitive before it hangs from (see `_of_same_form`)."""
    token = document.tokens[i]
    above = document.tokens[token.head]
    return token.dep == "conj" and above.pos in VERBS and _of_same_form(document, token, above) is not above


def _of_same_form(document: Document, token: Token, above: Token) -> Token:
    """What a verb in the past is joined to: no infinitive, but the verb that this hangs from ("*ordered* the army to leave and *promised* aid")."""
    helped = any(True for _ in document.kids(token.i, "aux", "auxpass"))
    suffered = is_passive(document, above.i) and not any(True for _ in document.kids(token.i, "dobj", "ccomp", "xcomp"))
    if token.dep != "conj" or helped or suffered or token.tag not in ("VBD", "VBZ"):
        return above
    at = above
    while is_infinitive(document, at.i) and at.dep in ("xcomp", "ccomp", "advcl", "conj") and document.tokens[at.head].pos in VERBS:
        at = document.tokens[at.head]
    return above if is_infinitive(document, at.i) else at


def _controller(document: Document, verb: Token, depth: int, *, of: bool) -> list[Token]:
    """Who does what hangs from `verb`: its object ("accused X of killing", "forced X to leave"), else its subject."""
    if verb.pos not in VERBS:
        return _holder(document, verb, depth)
    held = [k for k in document.kids(verb.i, "dobj", "dative") if k.pos != "ADP"] if of and not is_passive(document, verb.i) else []
    return [antecedent(document, t) for t in held] or subjects(document, verb.i, depth)


def _holder(document: Document, noun: Token, depth: int) -> list[Token]:
    """Whose plan, promise or wish a noun is: its possessor, else the subject of the verb it is the object of."""
    owners = [k for k in document.kids(noun.i, "poss") if k.tag != "PRP$"]
    above = governor(document, noun.i)
    while above is not None and above.pos not in VERBS:
        above = governor(document, above.i)
    return owners or ([s for s in subjects(document, above.i, depth) if s.i != noun.i] if above is not None and depth else [])


def antecedent(document: Document, token: Token) -> Token:
    """The noun a relative pronoun stands for; any other word stands for itself."""
    if token.tag not in ("WDT", "WP") and not (token.lower == "that" and token.pos == "PRON"):
        return token
    at, steps = token, 0
    while at.head != at.i and steps < _DEPTH:
        if at.dep == "relcl":
            return document.tokens[at.head]
        at, steps = document.tokens[at.head], steps + 1
    return token


def speaker(document: Document, token: Token) -> Token:
    """In "the army said it had left" the army for "it"; any word that is no such pronoun stands for itself."""
    if token.lower not in _SPEAKERS_OWN or token.dep != "nsubj":
        return token
    verb = document.tokens[token.head]
    while verb.dep == "conj" and document.tokens[verb.head].pos in VERBS:
        verb = document.tokens[verb.head]
    above = governor(document, verb.i) if verb.dep == "ccomp" else None
    if above is None or above.pos != "VERB":
        return token
    who = next((s for s in document.kids(above.i, "nsubj") if s.i != token.i), None)
    return token if who is None or who.pos == "PRON" or not _agree(token, who) else who


def _agree(pronoun: Token, noun: Token) -> bool:
    plural = noun.tag in ("NNS", "NNPS")
    if pronoun.lower in ("he", "she"):
        return noun.pos == "PROPN"
    return not plural if pronoun.lower == "it" else True
