"""What can carry a statement: outlets, agencies, platforms, channels, websites; known by lists, by the shape of their names, by their place."""

from dateline.attribute.kinds import load_kinds
from dateline.attribute.lexicon import base_form
from dateline.attribute.once import once
from dateline.attribute.sources import TIME_NOUNS
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Span, Token
from dateline.model.statement import SpeakerKind

_INNER = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "X", "PART", "SYM"})
_LINKS = frozenset({"of", "de", "del", "della", "du", "da", "do", "di", "des", "la", "le", "el", "&", "for", "without"})
_REPORTING = frozenset({
    "editor", "reporter", "correspondent", "journalist", "presenter", "host", "anchor", "interviewer", "columnist", "bureau", "edition",
    "team", "crew", "newsroom",
})  # fmt: skip
_CREWS = frozenset({"team", "crew"})
_FILMING = frozenset({"documentary", "film", "camera", "television", "tv", "news", "radio", "reporting"})
_PRESS = frozenset({"reporter", "journalist", "correspondent", "editor"})
_KEPT = frozenset({"run", "controlled", "funded", "aligned", "affiliated", "linked"})  # "state-run", "party-aligned"
_GENITIVE = frozenset({"'s", "’s", "'", "’"})
_SHAPES = frozenset({
    # what it is
    "radio", "tv", "television", "fm", "channel", "news", "press", "agency", "broadcasting", "network", "wire", "newswire", "media", "online", "magazine",
    "journal", "bulletin", "daily", "weekly", "review", "today", "times", "post", "mail", "express", "gazette", "courier", "dispatch", "telegraph",
    # whom it is like, in English
    "star", "sun", "mirror", "echo", "globe", "voice", "tribune", "herald", "chronicle", "standard", "independent", "guardian", "observer", "examiner",
    "inquirer", "enquirer", "intelligencer", "monitor", "nation", "citizen", "argus", "vanguard", "sentinel", "ledger", "advertiser",
    # German, Dutch and Scandinavian
    "zeitung", "bote", "tagblatt", "tageblatt", "volksblatt", "anzeiger", "nachrichten", "presse", "kurier", "rundschau", "morgenpost", "dagblad",
    "dagbladet", "nieuws", "courant", "posten", "tidende", "tidning", "tidningen", "avisen",
    # Romance
    "prensa", "diario", "diário", "gazeta", "gazzetta", "giornale", "corriere", "messaggero", "jornal", "folha", "heraldo", "nación", "noticias",
    "notícias", "correo", "correio", "periódico", "voz", "agência", "agencia", "agence", "agenzia", "écho", "courrier", "dépêche", "soir", "matin", "voix",
    # Slavic and others
    "novosti", "pravda", "vesti", "dziennik", "noviny", "zprávy", "správy", "vecernji", "žinios", "hírlap", "shimbun", "ilbo", "haber", "gazetesi",
})  # fmt: skip
_CARRYING = frozenset({
    "newspaper", "paper", "radio", "television", "tv", "channel", "station", "broadcaster", "daily", "weekly", "magazine", "agency",
    "website", "site", "outlet", "tabloid", "media", "podcast", "network", "programme", "program", "show", "portal", "newswire",
    "reporter", "journalist", "correspondent", "service", "journal", "blog", "page", "feed", "account", "profile", "bulletin",
    "newscast", "periodical",
})  # fmt: skip
_OWN_PAGES = frozenset({"website", "site", "page", "feed", "account", "profile", "channel", "blog", "homepage", "portal", "podcast"})
_NAMED_ONLY = frozenset(
    {"service", "network", "programme", "program", "show", "reporter", "journalist", "correspondent", "bulletin", "account", "agency"}
)
_BROADCAST = frozenset({"news", "radio", "tv", "television", "media", "press", "wire"})
_LISTENING = frozenset({"monitor", "ngo", "watch", "observatory", "amnesty", "rights", "monitoring", "aid"})
_COLLECTING = frozenset({"finding", "truth", "monitor", "monitors"})  # "fact-finding", whatever the body that hears
_UNKNOWN = frozenset({"organisation", "unknown", "ngo", "document", "evidence"})
_FORCES = frozenset({"military", "police", "party", "official"})
_CHANNEL_DIGITS = 2
_LONGEST = 12
_SHORTEST, _LONGEST_SIGN = 2, 6  # letters of a call sign: WTOP, RTP
_BEFORE_TIMES = frozenset({"last", "this", "next", "late", "early", "that", "every", "earlier"})
_CROWDS = frozenset({"the media", "the press", "media", "press", "the news media", "the world’s press", "television", "the news", "news"})
_ARTICLES = frozenset({"the", "a", "an"})


@once
def noun_phrase(tree: Tree, first: int, last: int) -> tuple[Stretch, int] | None:
    """The nouns that begin at token `first`, with the word the others hang on; read from the parts of speech, whatever the parse."""
    end = first - 1
    for i in range(first, min(last, first + _LONGEST) + 1):
        token = tree.tokens[i]
        if token.lower in ("that", "which", "who", "as"):
            break
        if _is_time(tree, i, last) or (
            i > first and token.lower in ("a", "an") and token.pos == "DET" and tree.tokens[i - 1].text[0].isupper()
        ):
            break  # "gave the Times | an interview"
        proper = i < last and i > first and tree.tokens[i + 1].text[0].isupper() and tree.tokens[i - 1].pos in ("PROPN", "NOUN")
        if (
            (token.text == "-" and first < i < last and tree.tokens[i - 1].end == token.start and tree.tokens[i + 1].start == token.end)
            or (token.pos == "VERB" and (token.dep == "amod" or tree.tokens[i - 1].text == "-") and i > first)
            or token.pos in _INNER
            or token.lower in _GENITIVE
            or token.lower in ("its", "his", "her", "their")
            or (token.lower in _LINKS and proper)
        ):
            end = i
        elif not (token.text[0].isupper() and token.text[-1].isalnum() and token.pos != "PRON"):
            break
        else:
            end = i
    while end >= first and tree.tokens[end].pos in ("DET", "ADP", "PART"):
        end -= 1
    nouns = [i for i in range(first, end + 1) if tree.tokens[i].pos in ("NOUN", "PROPN", "X") or tree.tokens[i].text[0].isupper()]
    if not nouns:
        return None
    stop = next((i for i in range(nouns[0], end + 1) if tree.tokens[i].lower in _LINKS and tree.tokens[i].pos == "ADP"), end + 1)
    head = ([i for i in nouns if i < stop] or nouns[:1])[-1]
    return Stretch(first, end), head


def _is_time(tree: Tree, i: int, last: int) -> bool:
    """Whether words for a time begin: "on Sunday", "last month"; "the Sunday Times" is none."""
    word = tree.tokens[i].lower
    after = tree.tokens[i + 1] if i < last else None
    if word in TIME_NOUNS:
        return after is None or (not after.text[0].isupper() and (after.pos not in ("NOUN", "PROPN") or after.lower in TIME_NOUNS))
    return word in _BEFORE_TIMES and after is not None and after.lower in TIME_NOUNS


class Outlets:
    """Tells what can carry a statement in a document."""

    def __init__(self, tree: Tree, kinds: SpeakerKinds) -> None:
        self._tree, self._kinds = tree, kinds
        self._lists = load_kinds()
        self._found: dict[tuple[Stretch, int], bool] = {}

    def is_one(self, name: Stretch, head: int) -> bool:
        """Whether the words name an outlet, an agency, a platform or a page of somebody's own."""
        if (name, head) not in self._found:
            self._found[name, head] = self._is_one(name, head)
        return self._found[name, head]

    def _is_one(self, name: Stretch, head: int) -> bool:
        token = self._tree.tokens[head]
        if self.employer(head) is not None:
            return True
        if self._is_listening(name, head) or self._is_possessed(name, token):
            return False
        apposed = self._apposition(token)
        if apposed is not None and self._is_common(self._tree.below(apposed.i), apposed):
            return True
        if self._is_page(token) or self._is_listed(name, head) or (self._is_platform(token.lower) and token.text[0].isupper()):
            return True
        if self._is_kept(name, token) or self._is_apposed(name, head):
            return True
        if token.pos == "NOUN" and not token.text[0].isupper():
            return self._is_common(name, token)
        return self._kinds.carrier(name, head) is not None or self._has_shape(name)

    def _is_listening(self, name: Stretch, head: int) -> bool:
        """Whether the words mean whoever listens, or a time."""
        word = self._tree.tokens[head].lower
        return word in TIME_NOUNS or self._kinds.is_audience(head) or word == "editorial" or self._is_crowd(name)

    def is_told(self, name: Stretch, head: int) -> bool:
        """Whether who is told can be looked up there: an outlet, a body that collects testimony, a proper name of no person or office."""
        if self.is_one(name, head):
            return True
        token = self._tree.tokens[head]
        apposed = self._apposition(token)
        whole = Stretch(name.first, self._tree.right[apposed.i]) if apposed is not None else name
        kind = self._kinds.of(whole, head)
        words = self._words(whole)
        if (words & _COLLECTING and token.text[0].isalpha()) or self._is_numbered(name, head):
            return True
        if kind == "ngo" and (token.pos == "PROPN" or words & _LISTENING):
            return True
        if not token.text[0].isupper() or token.pos not in ("PROPN", "X", "NOUN", "ADJ"):
            return False
        return self.is_unknown(name) and (
            kind in _UNKNOWN or (kind == "person" and name.first == name.last == head and not self._is_met(token))
        )

    def _is_numbered(self, name: Stretch, head: int) -> bool:
        """Whether the name is that of a channel with a number: "Rustavi 2", "Canal 24"."""
        last = self._tree.tokens[name.last]
        number = last.text.isdigit() and len(last.text) <= _CHANNEL_DIGITS and name.last == head + 1
        return number and self._tree.tokens[head].pos == "PROPN" and self._kinds.of(name, head) not in _FORCES

    def is_unknown(self, name: Stretch) -> bool:
        """Whether no word of the name is known as that of a person, a country or an office."""
        return not self._words(name) & (self._lists.given | self._lists.titles | self._lists.places | self._lists.states)

    def employer(self, head: int) -> Stretch | None:
        """The outlet that a reporter works for: "a reporter from the Nation", "two journalists with Radio Curonia"."""
        token = self._tree.tokens[head]
        if token.pos != "NOUN" or base_form(token.lemma) not in _REPORTING:
            return None
        sentence = self._tree.sentence(head)
        if head + 2 > sentence.last or (word := self._tree.tokens[head + 1].lower) not in ("from", "for", "with", "of", "at"):
            return None
        named = noun_phrase(self._tree, head + 2, sentence.last)
        if named is None or not self._tree.tokens[named[1]].text[0].isupper():
            return None
        sent = base_form(token.lemma) in _PRESS or (
            head > 0 and base_form(token.lemma) in _CREWS and self._tree.tokens[head - 1].lower in _FILMING
        )
        unlisted = word in ("from", "for") and self._kinds.of(*named) in _UNKNOWN and sent
        return named[0] if unlisted or self.is_one(*named) else None

    def owner(self, head: int) -> Stretch | None:
        """Whose page it is: "the website of the daily Delo"."""
        last = self._tree.sentence(head).last
        if not self._is_page(self._tree.tokens[head]) or head + 2 > last or self._tree.tokens[head + 1].lower != "of":
            return None
        named = noun_phrase(self._tree, head + 2, last)
        return named[0] if named is not None else None

    def is_reporter(self, name: Stretch, head: int, *others: SpeakerKind) -> bool:
        """Whether whoever says something is there to report what others say."""
        return self.is_one(name, head) or self._kinds.of(name, head) in ("outlet", "agency", *others)

    def _is_possessed(self, name: Stretch, token: Token) -> bool:
        """Whether the words mean what belongs to an outlet and carries nothing: "the BBC's board", "CNN's lawyers"."""
        if token.pos != "NOUN" or token.text[0].isupper() or token.i == name.first:
            return False
        owned = any(t.lower in _GENITIVE for t in self._tree.tokens[name.first : token.i])
        return owned and base_form(token.lemma) not in _REPORTING | _OWN_PAGES | _CARRYING

    def _is_kept(self, name: Stretch, token: Token) -> bool:
        """Whether a name is said to be in somebody's hands, as those of outlets are: "the state-run Global New Light"."""
        if not token.text[0].isupper():
            return False
        tokens = self._tree.tokens
        return any(tokens[i].lower in _KEPT and tokens[i - 1].text == "-" for i in range(name.first + 2, token.i))

    def _apposition(self, token: Token) -> Token | None:
        """What a name is said to be, right behind it: "told Rozana, a station in Gaziantep, that"."""
        apposed = self._tree.kid(token.i, "appos") if token.text[0].isupper() else None
        if apposed is None or apposed.pos != "NOUN" or apposed.i <= token.i:
            return None
        return apposed if self._tree.tokens[self._tree.left[apposed.i] - 1].text == "," else None

    def _is_met(self, token: Token) -> bool:
        """Whether the name is that of a person the text has named in full."""
        document = self._tree.document
        return any(m.label == "PERSON" and m.head != token.i and document.words(m.span).endswith(token.text) for m in document.mentions)

    def _words(self, name: Stretch) -> set[str]:
        return {t.lower for t in self._tree.tokens[name.first : name.last + 1]}

    def _is_crowd(self, name: Stretch) -> bool:
        """Whether nobody in particular is meant: "the media", "the press"."""
        return " ".join(t.lower for t in self._tree.tokens[name.first : name.last + 1]) in _CROWDS

    def _is_platform(self, word: str) -> bool:
        return word in self._lists.platforms or word.rstrip(".") in self._lists.platforms

    def _is_listed(self, name: Stretch, head: int) -> bool:
        """Whether a capitalised run of the name is in the lists, whatever parts of speech the reader gave it."""
        stop = next(
            (i for i in range(head + 1, name.last + 1) if self._tree.tokens[i].pos == "VERB"), name.last + 1
        )  # "a log | seen by AFP"
        tokens, lists = self._tree.tokens[name.first : stop], self._lists
        for first, token in enumerate(tokens):
            article = token.lower in _ARTICLES
            proper = tokens[min(first + article, len(tokens) - 1)]
            if not proper.text[0].isupper():
                continue
            for end in range(first + 1, len(tokens) + 1):
                run = " ".join(self._tree.document.words(Span(token.start, tokens[end - 1].end)).lower().split())
                several = end - first > 1 + article
                if (run in lists.outlets or run in lists.agencies) and (several or end == len(tokens) or token.text.isupper()):
                    return True
        return False

    def _is_page(self, token: Token) -> bool:
        return base_form(token.lemma) in _OWN_PAGES and token.pos == "NOUN"

    def _is_common(self, name: Stretch, token: Token) -> bool:
        lemma = base_form(token.lemma)
        named = any(t.pos == "PROPN" for t in self._tree.tokens[name.first : name.last + 1])
        if lemma in _NAMED_ONLY:
            return (
                (named and self._has_shape(name)) or bool(self._words(name) & _BROADCAST) or self._kinds.carrier(name, token.i) is not None
            )
        return lemma in _CARRYING or token.lower in _CARRYING or self._kinds.is_outlet(name, token.i)

    def _has_shape(self, name: Stretch) -> bool:
        """Whether a capitalised word of the name is one that names of newspapers and stations are made of, or its name is a call sign."""
        proper = [t for t in self._tree.tokens[name.first : name.last + 1] if t.text[0].isupper() or t.text[0].isdigit()]
        shaped = [t for t in proper if t.lower in _SHAPES]
        if shaped and (len(proper) > 1 or name.last > name.first):
            return True
        one = proper[0] if len(proper) == 1 else None
        return (
            one is not None
            and one.text.isupper()
            and _SHORTEST < len(one.text) < _LONGEST_SIGN
            and self._kinds.of(name, one.i) in ("organisation", "unknown", "person")
        )

    def _is_apposed(self, name: Stretch, head: int) -> bool:
        """Whether a common noun for a carrier stands in the name: "the radio station WTOP", "the local paper L'Écho"."""
        before = [t for t in self._tree.tokens[name.first : head] if t.text[0].isalpha()]
        foreign = (
            before and before[-1].pos == "PROPN" and self._tree.tokens[head].lower in _SHAPES - _CARRYING and not before[-1].text.isupper()
        )
        if foreign or not any(t.text[0].isupper() for t in self._tree.tokens[name.first : name.last + 1] if t.i > name.first):
            return bool(foreign)
        return any(base_form(t.lemma) in _CARRYING | _OWN_PAGES and not t.text[0].isupper() for t in before)
