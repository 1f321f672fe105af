"""Intermediaries named beside a cue: "told the BBC", "on Telegram", "in an interview with …", "through his lawyer", "seen by Reuters"."""

from collections.abc import Iterator

from dateline.attribute.frame import Frame, Relay
from dateline.attribute.lexicon import base_form, load_lexicon
from dateline.attribute.outlets import Outlets, noun_phrase
from dateline.attribute.sources import TIME_NOUNS
from dateline.attribute.speakers import SpeakerKinds
from dateline.attribute.tree import Stretch, Tree
from dateline.attribute.zones import Zones
from dateline.model import Token
from dateline.model.statement import CueClass, SpeakerKind

_TELLING = frozenset({"tell", "inform", "assure", "remind", "warn", "email", "text"})
_GIVING = frozenset({"give", "grant", "send"})
_MOUTHS = frozenset({"through", "via"})
_PLACES = frozenset({"on", "in", "to", "with", "via", "through", "by", "for", "from", "at"})
_SPEAKING = frozenset({
    "speak", "talk", "interview", "write", "appear", "go", "take", "phone", "call", "confirm", "recount", "complain", "describe",
    "admit", "explain", "reveal", "confide", "report", "insist", "say", "confess", "relate", "deny", "repeat", "boast",
})  # fmt: skip
_TALKS = frozenset({
    "interview", "conversation", "call", "statement", "comment", "remark", "email", "e-mail", "message", "text", "letter", "chat",
    "reply", "testimony", "account", "response", "answer",
})  # fmt: skip
_TOLD_TO: frozenset[CueClass] = frozenset(
    {"states", "claims", "confirms", "denies"}
)  # "stated to", "insisted to": what is said to an outlet
_WRITINGS = frozenset(
    {"column", "article", "op-ed", "ed", "essay", "editorial", "piece", "commentary", "blog", "report", "story", "letter"}
)
_REPORTS = frozenset({"article", "report", "story", "dispatch"})  # what stands in an outlet and is its own
_INQUIRIES = frozenset({"question", "query", "inquiry", "enquiry", "request"})
_RECORDS = frozenset({"transcript", "recording", "tape", "minute", "excerpt", "readout", "log"})  # of what somebody else said
_RECORDINGS = frozenset({"video", "audio", "recording", "footage", "clip", "tape", "film", "photo", "photograph", "picture", "image"})
_SHOWING: frozenset[SpeakerKind] = frozenset({"ngo", "organisation", "unknown", "military", "opposition", "party", "anonymous", "person"})
_PASSING = frozenset({
    "publish", "obtain", "see", "view", "review", "leak", "share", "release", "post", "air", "broadcast", "show", "send", "provide",
    "give", "supply", "verify", "circulate", "distribute", "carry", "print", "run", "quote", "cite", "upload", "acquire", "examine",
    "interview", "read", "film", "record", "stream", "televise", "report", "relay", "hear", "hand", "pass", "disseminate", "capture",
    "ask", "contact", "reach", "question", "press", "collect", "gather", "translate", "transcribe", "document",
})  # fmt: skip
_HAVING = frozenset({
    "obtain", "see", "view", "review", "leak", "share", "send", "provide", "give", "supply", "verify", "acquire", "examine", "read",
    "hand", "pass", "collect", "gather", "translate", "transcribe", "document", "record",
})  # fmt: skip
_QUOTING = frozenset({"quote", "cite", "report", "interview", "relay"})
_GO_BETWEENS = frozenset({"intermediary", "mediator", "go-between", "messenger", "emissary", "middleman"})
_NO_MOUTHS = frozenset({"translator", "interpreter", "tear", "megaphone", "loudspeaker"})
_MOUTH_KINDS = frozenset(
    {"official", "ngo", "expert", "person", "victim", "organisation", "agency", "outlet", "anonymous", "opposition", "party", "state"}
)
_CLAUSES = frozenset({"that", "clause", "quote", "wh", "speech", "phrase", "ing"})
_AIRED = frozenset({"air", "broadcast", "televise", "read", "stream", "show", "carry", "screen"})
_AIR = frozenset({"air", "airwaves"})
_THAT = frozenset({"that", "which"})
_BACK = 4
_STATION = 4  # words that the name of a station may have


class Relays:
    """Finds the intermediaries of frames."""

    def __init__(self, tree: Tree, kinds: SpeakerKinds, outlets: Outlets) -> None:
        self._tree, self._kinds, self._outlets, self._lexicon = tree, kinds, outlets, load_lexicon()

    def of(self, frame: Frame, zones: Zones) -> tuple[Relay, ...]:
        """Intermediaries in the cue's own clause, nearest to the speaker first."""
        if frame.construction.startswith("pass-") and frame.construction not in ("pass-that", "pass-clause", "pass-wh"):
            return ()
        found: list[Relay] = []
        for zone in zones.of(frame):
            for relay in self._in_zone(frame, zone):
                if not any(relay.name.meets(r.name) for r in found) and not any(relay.name.meets(s) for s in frame.content):
                    found.append(relay)
        return tuple(found)

    def tail(self, frame: Frame) -> tuple[Relay, int] | None:
        """An intermediary at the end of a content that is no clause, with the word its phrase begins with: "in an interview with …"."""
        last = frame.content[-1]
        if not frame.source or frame.construction in _CLAUSES or frame.construction.startswith(("pass", "noun")) or last.first < frame.head:
            return None
        for i in range(last.first + 1, last.last):
            token = self._tree.tokens[i]
            if token.lower not in _PLACES or not (token.head == frame.head or self._is_talk(i)):
                continue
            found = list(self._in_zone(frame, Stretch(i, last.last)))
            if found and found[0].name.last >= last.last - 1:
                return found[0], i
        return None

    def _is_talk(self, prep: int) -> bool:
        """Whether the preposition leads to a talk or a text: "in an interview", "in a post"."""
        noun = self._tree.kid(prep, "pobj")
        return (
            self._tree.tokens[prep].lower == "in"
            and noun is not None
            and base_form(noun.lemma) in _TALKS | {"post", "video", "broadcast", "tweet"}
        )

    def _in_zone(self, frame: Frame, zone: Stretch) -> Iterator[Relay]:
        for i in range(zone.first, zone.last + 1):
            token = self._tree.tokens[i]
            told = self._told(frame, token, zone) if i == frame.head else None
            found = told or (self._aired(token, zone) if token.lower in _THAT else None)
            if found is not None:
                yield found
            elif token.lower in _PLACES and i < zone.last and _leads(token):
                named = self._air(i, zone.last) or noun_phrase(self._tree, i + 1, zone.last)
                if named is not None and self._carries(frame, token, *named):
                    yield self._relay(frame, self._cue_start(frame, zone, i), named)

    def _air(self, prep: int, last: int) -> tuple[Stretch, int] | None:
        """The station of "on the air of", "on air on", behind the first preposition."""
        at = prep + 1 + (self._tree.tokens[prep + 1].lower == "the")
        if at + 1 >= last or self._tree.tokens[at].lower not in _AIR or self._tree.tokens[at + 1].lower not in ("of", "on", "at"):
            return None
        return noun_phrase(self._tree, at + 2, last)

    def _told(self, frame: Frame, token: Token, zone: Stretch) -> Relay | None:
        last = self._tree.sentence(token.i).last
        telling = base_form(token.lemma) in _TELLING or (base_form(token.lemma) in _GIVING and self._gives(token.i))
        if not telling or token.i >= last or frame.construction == "phrase":
            return None
        if self._is_passive(token.i):
            return None
        named = noun_phrase(self._tree, token.i + 1, min(zone.last, last))
        if named is None or not self._outlets.is_told(*named):
            return None
        return self._relay(frame, token.i, named)

    def _gives(self, verb: int) -> bool:
        """Whether words are what is given: "gave the Times | an interview"."""
        return any(base_form(k.lemma) in _TALKS for k in self._tree.kids(verb, "dobj"))

    def _aired(self, that: Token, zone: Stretch) -> Relay | None:
        """An outlet in a clause about what was said: "in remarks that ORTM broadcast", "in a letter which Der Spiegel published"."""
        before = self._tree.tokens[that.i - 1 if self._tree.tokens[that.i - 1].text != "," else that.i - 2]
        if before.pos != "NOUN" or that.i >= zone.last:
            return None
        named = noun_phrase(self._tree, that.i + 1, zone.last)
        if named is None:
            return None
        name, head = named
        if name.last > name.first and self._airs(name.last):
            name, head = Stretch(name.first, name.last - 1), min(head, name.last - 1)
        verb = name.last + 1
        if verb > zone.last or not self._airs(verb) or not self._outlets.is_one(name, head):
            return None
        return Relay(name=name, cue=Stretch(verb, verb), head=head)

    def _airs(self, i: int) -> bool:
        """Whether a verb of passing on stands here, whatever the parse took it for."""
        token = self._tree.tokens[i]
        return (
            token.text.islower() and (base_form(token.lemma) in _PASSING or token.lower == "broadcast") and token.tag not in ("NNS", "VB")
        )

    def _is_passive(self, verb: int) -> bool:
        return self._tree.kid(verb, "auxpass") is not None

    def _relay(self, frame: Frame, start: int, named: tuple[Stretch, int]) -> Relay:
        name, head = named
        if (employer := self._outlets.employer(head)) is not None:
            name = Stretch(name.first, employer.last)
        elif (owner := self._outlets.owner(head)) is not None:
            name = Stretch(name.first, owner.last)
        while self._tree.tokens[name.last].lower in TIME_NOUNS and name.last > head:
            name = Stretch(name.first, name.last - 1)
        cue = frame.cue[0] if start == frame.head else Stretch(start, name.first - 1)
        return Relay(name=name, cue=cue, head=head)

    def _cue_start(self, frame: Frame, zone: Stretch, at: int) -> int:
        """Where the words begin that lead to the name: "in a statement posted on"."""
        start = at
        for i in range(at - 1, max(zone.first, at - 10) - 1, -1):
            token = self._tree.tokens[i]
            if i <= frame.head < at or token.text in (",", "—", "–", "(") or token.lower in TIME_NOUNS or token.tag in ("WDT", "WP"):
                break
            if token.pos in ("ADP", "VERB") or token.lower in ("broadcast", "published"):
                start = i
        return start

    def _carries(self, frame: Frame, prep: Token, name: Stretch, head: int) -> bool:
        """Whether what the preposition leads to carried the statement."""
        word = prep.lower
        if self._tree.tokens[head].lower in TIME_NOUNS or self._is_own(frame, prep):
            return False
        before = self._before(prep.i)
        lemmas = {base_form(t.lemma) for t in before}
        passing = next((t for t in reversed(before) if base_form(t.lemma) in _PASSING and t.pos in ("VERB", "ADJ", "NOUN")), None)
        said = prep.head == frame.head and self._lexicon.verbs.get(frame.lemma) in _TOLD_TO
        talking = said or bool(lemmas & (_SPEAKING | _TALKS)) or (passing is not None and word in ("to", "with"))
        if word == "by":
            return passing is not None and passing.tag != "VBG" and self._passes(frame, passing, name, head)
        if word in _MOUTHS:
            return self._outlets.is_one(name, head) or self._is_mouth(name, head)
        if word in ("to", "with") and talking and prep.i > 0:
            return self._outlets.is_told(name, head)
        asked = word == "from" and bool(before) and base_form(before[-1].lemma) in _INQUIRIES
        if asked or (word in ("for", "in") and lemmas & _WRITINGS):
            return self._outlets.is_one(name, head)
        return word in ("in", "on", "to") and self._is_place(word, passing, name, head)

    def _is_own(self, frame: Frame, prep: Token) -> bool:
        """Whether an outlet's report speaks: "a report in the Irish Times says" has the outlet for its author."""
        inside = any(s.holds(prep.i) for s in frame.source)
        return inside and prep.lower in ("in", "on") and base_form(self._tree.tokens[prep.i - 1].lemma) in _REPORTS

    def _is_place(self, word: str, passing: Token | None, name: Stretch, head: int) -> bool:
        """Whether a statement was made on or in it, or posted to it."""
        noun = self._tree.tokens[head]
        if word == "on" and self._is_aired_on(passing, name, head):
            return True
        common = word == "in" and noun.pos == "NOUN" and noun.text[0].islower() and passing is None
        return self._outlets.is_one(name, head) and (not common or noun.lower in ("newspaper", "magazine"))

    def _before(self, at: int) -> list[Token]:
        """The few words of the same phrase before the preposition."""
        out: list[Token] = []
        for i in range(at - 1, max(0, at - _BACK) - 1, -1):
            token = self._tree.tokens[i]
            if token.text in (",", ".", ";", "—", "–", "("):
                break
            out.insert(0, token)
        return out

    def _is_aired_on(self, passing: Token | None, name: Stretch, head: int) -> bool:
        """Whether a name must be a station's because something was broadcast on it: "read out on Tele Tchad", "live on Pervyi"."""
        proper = self._tree.tokens[head].text[0].isupper() and name.last - name.first < _STATION
        before = self._tree.tokens[max(0, name.first - _BACK) : name.first]
        if any(t.lower in _AIR or (t.lower == "live" and t.pos != "VERB") for t in before):
            return proper
        aired = passing is not None and passing.tag == "VBN" and base_form(passing.lemma) in _AIRED
        return proper and aired and self._kinds.of(name, head) in ("organisation", "unknown")

    def _passes(self, frame: Frame, passing: Token, name: Stretch, head: int) -> bool:
        """Whether "quoted by", "seen by", "published by" names somebody who passes on, and no author."""
        lemma = base_form(passing.lemma)
        if self._outlets.is_one(name, head) or lemma in _QUOTING:
            return True
        if lemma in _HAVING:
            return self._outlets.is_told(name, head) or self._kinds.of(name, head) in ("ngo", "organisation")
        if frame.speaker is None or not frame.source:
            return False
        speaker = frame.speaker
        if self._is_shown(passing) and self._kinds.of(name, head) in _SHOWING and not self._has_owner(name):
            return True
        recorded = base_form(self._tree.tokens[speaker].lemma) in _RECORDS or self._kinds.of(frame.source[0], speaker) == "evidence"
        return recorded and self._kinds.of(name, head) in _MOUTH_KINDS | {"unknown", "police", "military"}

    def _is_shown(self, passing: Token) -> bool:
        """Whether it is a recording of the speaker that somebody passes on: "says in a video released by"."""
        return any(base_form(t.lemma) in _RECORDINGS for t in self._before(passing.i))

    def _has_owner(self, name: Stretch) -> bool:
        """Whether it is the speaker's own: "released by his office"."""
        return self._tree.tokens[name.first].tag == "PRP$"

    def _is_mouth(self, name: Stretch, head: int) -> bool:
        noun = self._tree.tokens[head]
        if base_form(noun.lemma) in _NO_MOUTHS:
            return False
        return base_form(noun.lemma) in _GO_BETWEENS or self._kinds.of(name, head) in _MOUTH_KINDS


def _leads(token: Token) -> bool:
    """Whether a preposition is one here."""
    return token.pos in ("ADP", "SCONJ", "PART", "ADV") or token.dep in ("prep", "agent", "dative") or token.lower in _MOUTHS
